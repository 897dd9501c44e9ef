package io.github.chainrule.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EnumConstantsTest {
  private enum Channel {
    WEB,
    SHOP
  }

  @Test
  void constantsOfTheSameNamesAndOrderPass() {
    Channel[] constants = Channel.values();
    assertSame(constants, EnumConstants.checked(constants, "WEB", "SHOP"));
  }

  @Test
  void othersAreRefusedWithBothLists() {
    for (String names : new String[] {"SHOP WEB", "WEB", "WEB SHOP ATM", "WEB STORE"}) {
      assertEquals(
          "constants: the network was compiled with " + names + ", found WEB SHOP; compile it anew",
          assertThrows(
                  IncompatibleClassChangeError.class,
                  () -> EnumConstants.checked(Channel.values(), names.split(" ")))
              .getMessage());
    }
  }
}
