package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsHeaderTest {
  /** Apostrophes stand for quotation marks. */
  private static final String A = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

  @Test
  void leastHeaderIsEmpty() throws IOException {
    assertTrue(read("{}").tensors().isEmpty());
    assertTrue(read("{'__metadata__':{}}  \n").metadata().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{\"a # header: expected a character of a string at character 3 of the header, found the"
            + " end",
        "{} x # header: expected the end at character 3 of the header, found 'x'",
        "{}{} # header: expected the end at character 2 of the header, found '{'",
        "{'a':1} # a: expected '{' at character 5 of the header, found '1'",
        "{'a':[[[ # a: expected '{' at character 5 of the header, found '['",
        "{'a':{}} # a: expected dtype, found none",
        "{'a':{'x':1}} # a: expected dtype, found none",
        "{'a':{'x':[01]}} # a: expected ']' at character 12 of the header, found '1'",
        "{'a':{'dtype':'F32','dtype':'F32'}} # a: expected each name once, found \"dtype\" again",
        "{'a':{'dtype':'F32'}} # a: expected shape, found none",
        "{'a':{'dtype':8}} # a: expected a string at character 14 of the header, found '8'",
        "{'a':{'shape':[-1]}} # a: expected a whole number at character 15 of the header,"
            + " found '-'",
        "{'a':{'shape':[1.0]}} # a: expected a whole number at character 16 of the header,"
            + " found '.'",
        "{'a':{'shape':[1e3]}} # a: expected a whole number at character 16 of the header,"
            + " found 'e'",
        "{'a':{'shape':[01]}} # a: expected a whole number at character 17 of the header,"
            + " found ']'",
        "{'a':{'shape':[1,]}} # a: expected a whole number at character 17 of the header,"
            + " found ']'",
        "{'a':{'shape':[9223372036854775808]}} # a: expected a number below 2^63 at character 33"
            + " of the header, found a larger one",
        "{'__metadata__':{'k':1}} # __metadata__: expected a string at character 21 of the header,"
            + " found '1'",
        "{'__metadata__':{'k':'','k':''}} # __metadata__: expected each name once, found \"k\""
            + " again",
        "{'__metadata__':{},'__metadata__':{}} # __metadata__: expected each name once, found"
            + " \"__metadata__\" again",
        "{'a\\x':1} # header: expected an escaped character at character 4 of the header, found"
            + " 'x'",
        "{'a\\u12g4':1} # header: expected a hexadecimal digit at character 7 of the header, found"
            + " 'g'",
        "{'\\ud800':1} # header: expected pairs of surrogates at character 9 of the header, found"
            + " half of one in a string",
        "{'\\ude00\\ud800':1} # header: expected pairs of surrogates at character 15 of the"
            + " header, found half of one in a string",
      })
  void badJsonIsRefused(String json, String message) {
    assertEquals(message, refused(json).getMessage());
  }

  @Test
  void aNameTwiceIsRefused() {
    assertEquals(
        "a: expected each name once, found \"a\" again",
        refused("{" + A + "," + A + "}").getMessage());
  }

  @Test
  void gapsAndOverlapsAreRefused() {
    String message = "b: expected data_offsets from 8 on, where the tensor before it ends, found ";
    assertEquals(message + "7", refused("{" + A + "," + b("[7,15]") + "}").getMessage());
    assertEquals(message + "9", refused("{" + b("[9,17]") + "," + A + "}").getMessage());
    assertEquals(
        "b: expected data_offsets from 0 on, where the tensor before it ends, found 8",
        refused("{" + b("[8,16]") + "}").getMessage());
    assertEquals(message + "0", refused("{" + A + "," + b("[0,8]") + "}").getMessage());
  }

  @Test
  void offsetsThatDoNotFitTheShapeAreRefused() {
    assertEquals(
        "b: expected 8 bytes for F32 [2], found data_offsets [0, 7]",
        refused("{" + b("[0,7]") + "}").getMessage());
    assertEquals(
        "b: expected data_offsets [begin, end], found [8, 0]",
        refused("{" + b("[8,0]") + "}").getMessage());
    assertEquals(
        "b: expected data_offsets [begin, end], found [8]",
        refused("{" + b("[8]") + "}").getMessage());
    String huge = b("[0,0]").replace("[2]", "[4294967296,4294967296]");
    assertEquals(
        "b: expected fewer than 2^63 bytes for F32 [4294967296, 4294967296],"
            + " found data_offsets [0, 0]",
        refused("{" + huge + "}").getMessage());
  }

  @Test
  void bytesMustBeWholeEvenWhereNumbersAreNot() {
    assertEquals(
        "b: expected whole bytes for F4 [3], found data_offsets [0, 2]",
        refused("{" + b("[0,2]").replace("F32", "F4").replace("[2]", "[3]") + "}").getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    assertEquals(
        "a: expected at most 125 brackets in each other at character 136 of the header, found more",
        refused("{'a':{'x':" + "[".repeat(1000) + "]".repeat(1000) + "}}").getMessage());
  }

  @Test
  void otherTypesAreToldOfByTheirNames() throws IOException {
    String header = "{'mask':{'dtype':'BOOL','shape':[3,2],'data_offsets':[0,6]}}";
    TensorDescription mask = read(header).tensors().get("mask");
    assertEquals(ElementType.OTHER, mask.type());
    assertEquals("mask: BOOL [3, 2] at 0", mask.toString());
    assertEquals("BOOL", mask.dtype());
    assertEquals(6, mask.bytes());
    assertEquals(6, mask.end());
  }

  @Test
  void headerOfAnyTypesIsWrittenAsItWasRead() throws IOException {
    String header =
        "{'__metadata__':{'k':'v'},'a':{'dtype':'F4','shape':[2,1],'data_offsets':[0,1]},"
            + "'b':{'dtype':'new \\\"','shape':[7,0],'data_offsets':[1,6]},"
            + "'c':{'dtype':'I64','shape':[],'data_offsets':[6,14]}}";
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    read(header).write(written);
    String text = written.toString(StandardCharsets.UTF_8).substring(8).trim();
    assertEquals(header, text.replace('"', '\'').replace("\\'", "\\\""));
  }

  @Test
  void lengthsOutOfRangeAreRefused() {
    for (long length : new long[] {0, 1, SafetensorsHeader.LONGEST + 1, Long.MAX_VALUE, -1}) {
      byte[] bytes = new byte[100];
      LittleEndian.writeLong(length, bytes, 0);
      ModelFormatException e = refused(bytes);
      assertEquals("a length of 2 to 1048576 bytes", e.expected());
      assertEquals(length < 0 ? "2^63 or more" : "" + length, e.found());
      assertEquals("header", e.subject());
    }
  }

  @Test
  void otherEncodingsAreRefused() {
    // Too long a form, a lone continuation, half a pair, beyond Unicode, cut off.
    String[] bad = {
      "\u00c0\u0080", "\u0080", "\u00ed\u00a0\u0080", "\u00f5\u0080\u0080\u0080", "\u00c3"
    };
    for (String bytes : bad) {
      byte[] header = ("{\"" + bytes + "\":1}").getBytes(StandardCharsets.ISO_8859_1);
      ModelFormatException e = refused(HandmadeFile.file(header, new byte[0]));
      assertEquals("UTF-8", e.expected());
    }
    byte[] mark = "\ufeff{}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "'{' at character 0 of the header",
        refused(HandmadeFile.file(mark, new byte[0])).expected());
  }

  @Test
  void controlCharactersAreRefusedInStringsAndHiddenInMessages() {
    assertEquals(
        "header: expected a character of a string at character 2 of the header, found '?'",
        refused("{'\u001b[2J':1}").getMessage());
    assertEquals("?[2J", refused("{'\\u001b[2J':1}").subject());
  }

  @Test
  void messagesAreShort() {
    assertTrue(refused("{'" + "x".repeat(100_000) + "':1}").getMessage().length() < 2000);
  }

  @Test
  void longestHeaderIsRead() throws IOException {
    char[] blanks = new char[SafetensorsHeader.LONGEST - 2];
    Arrays.fill(blanks, ' ');
    assertTrue(read("{}" + new String(blanks)).tensors().isEmpty());
  }

  @Test
  void headersAreMadeInTheOrderOfTheirData() {
    TensorDescription a = new TensorDescription("a", ElementType.F32, 0, 2, 2);
    TensorDescription b = new TensorDescription("b", ElementType.F64, 16);
    Map<String, String> none = Map.of();
    assertEquals(
        List.of("a", "b"),
        List.copyOf(new SafetensorsHeader(none, List.of(a, b)).tensors().keySet()));
    assertEquals("a: F32 [2, 2] at 0", a.toString());
    assertEquals(8, b.bytes());
    assertThrows(IllegalArgumentException.class, () -> new SafetensorsHeader(none, List.of(b, a)));
    assertThrows(IllegalArgumentException.class, () -> new SafetensorsHeader(none, List.of(a, a)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TensorDescription("c", ElementType.F32, 4, Long.MAX_VALUE / 4));
    assertThrows(
        IllegalArgumentException.class, () -> new TensorDescription("c", ElementType.OTHER, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new TensorDescription("c", ElementType.F32, 0, -1));
  }

  private static String b(String offsets) {
    return "'b':{'dtype':'F32','shape':[2],'data_offsets':" + offsets + "}";
  }

  private static SafetensorsHeader read(String json) throws IOException {
    byte[] header = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return SafetensorsHeader.read(new ByteArrayInputStream(HandmadeFile.file(header, new byte[0])));
  }

  private static ModelFormatException refused(String json) {
    return assertThrows(ModelFormatException.class, () -> read(json));
  }

  private static ModelFormatException refused(byte[] file) {
    return assertThrows(
        ModelFormatException.class, () -> SafetensorsHeader.read(new ByteArrayInputStream(file)));
  }
}
