package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Loads the library's classes as an Android before 8 does: there is no java.nio.file, and whoever
 * refers to it gets an error.
 */
final class OldAndroid extends ClassLoader {
  OldAndroid() {
    super(OldAndroid.class.getClassLoader());
  }

  /** Saves a text by classes of this loader. */
  void save(File file, String text) throws IOException {
    try {
      Method save =
          loadClass(SaveOnce.class.getName()).getDeclaredMethod("save", File.class, String.class);
      save.setAccessible(true);
      save.invoke(null, file, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException) {
        throw (IOException) e.getCause();
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.nio.file.")) {
      throw new ClassNotFoundException(name);
    }
    Class<?> loaded = findLoadedClass(name);
    if (loaded != null || !name.startsWith("io.github.chainrule.")) {
      return loaded != null ? loaded : super.loadClass(name, resolve);
    }
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(resource)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
