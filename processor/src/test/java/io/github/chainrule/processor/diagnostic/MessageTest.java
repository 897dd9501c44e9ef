package io.github.chainrule.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MessageTest {

  @ParameterizedTest
  @MethodSource("io.github.chainrule.processor.diagnostic.Message#all")
  void idsAreWordsLikeTheConstants(Message message) {
    assertTrue(message.id().matches("([A-Z][a-z]+)+"), message.id());
    assertEquals(
        message.toString().replace("_", "").toLowerCase(Locale.ROOT),
        message.id().toLowerCase(Locale.ROOT));
  }

  @Test
  void idsAreUnique() {
    Set<String> ids = Message.all().stream().map(Message::id).collect(Collectors.toSet());
    assertEquals(Message.all().size(), ids.size());
  }

  @Test
  void numbersAreWrittenTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "[NetworkTooLarge] Iris: at most 10,000,000 parameters are allowed, found 12,345,678",
          NetworkMessage.NETWORK_TOO_LARGE.text(List.of("Iris", 10_000_000, 12_345_678)));
    } finally {
      Locale.setDefault(before);
    }
  }
}
