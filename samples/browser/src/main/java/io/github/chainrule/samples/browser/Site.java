package io.github.chainrule.samples.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Serves the files of some folders on the loopback alone; browsers load no WebAssembly from {@code
 * file:}.
 */
public final class Site implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "wasm", "application/wasm");

  private static final int FOUND = 200;
  private static final int MISSING = 404;

  private final List<Path> folders;
  private final HttpServer server;

  /**
   * Begins to serve.
   *
   * @param port the port, or 0 for any that is free
   * @param folders where files are looked for, one folder after another
   * @throws IOException if the port is taken
   */
  public Site(int port, Path... folders) throws IOException {
    this.folders = List.of(folders);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Serves until it is stopped.
   *
   * @param args the port and the folder
   * @throws IOException if the port is taken
   */
  @SuppressWarnings("resource") // It lasts as long as the program.
  public static void main(String[] args) throws IOException {
    Site site = new Site(Integer.parseInt(args[0]), Path.of(args[1]));
    System.out.println(site.address() + " (Ctrl-C ends)");
  }

  /**
   * Where the site is.
   *
   * @return the address of its first page
   */
  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.equals("/") ? "index.html" : path.substring(1);
    for (Path folder : folders) {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        exchange.getResponseHeaders().set("Content-Type", type == null ? "text/plain" : type);
        send(exchange, FOUND, Files.readAllBytes(file));
        return;
      }
    }
    send(exchange, MISSING, new byte[0]);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
