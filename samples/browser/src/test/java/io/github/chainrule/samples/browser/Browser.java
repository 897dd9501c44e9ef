package io.github.chainrule.samples.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A headless Chromium, driven by chromedriver through the WebDriver protocol
 * (https://www.w3.org/TR/webdriver2), of which this speaks as much as the tests need.
 */
final class Browser implements AutoCloseable {
  /** How a page is looked at. */
  enum Look {
    /** In a window. */
    LIGHT("--window-position=0,0", ""),

    /** In a window, by one who prefers dark colours. */
    DARK("--blink-settings=preferredColorScheme=0", ""),

    /** On a phone. */
    PHONE("--window-position=0,0", mobile(390, 844)),

    /** On a phone whose screen is as narrow as they get. */
    NARROW("--window-position=0,0", mobile(360, 640));

    private final String flag;
    private final String options;

    Look(String flag, String options) {
      this.flag = flag;
      this.options = options;
    }

    private static String mobile(int width, int height) {
      return ",\"mobileEmulation\":{\"deviceMetrics\":{\"width\":%d,\"height\":%d,\"pixelRatio\":2}}"
          .formatted(width, height);
    }
  }

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  private static final Pattern PORT = Pattern.compile("on port (\\d+)");
  private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final String base;

  private Browser(Process driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /** Starts one with a new profile in a folder. */
  static Browser start(Path profile, Look look) throws IOException, InterruptedException {
    Process driver =
        new ProcessBuilder(required("chromedriver", "chromium-driver"), "--port=0")
            .redirectErrorStream(true)
            .start();
    try {
      String root = "http://localhost:" + portOf(driver);
      String answer = new Browser(driver, root).post("/session", capabilities(profile, look));
      return new Browser(driver, root + "/session/" + group(SESSION, answer));
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      driver.destroy();
      throw e;
    }
  }

  private static String capabilities(Path profile, Look look) {
    String flags =
        Stream.concat(FLAGS.stream(), Stream.of("--user-data-dir=" + profile, look.flag))
            .map(Browser::quoted)
            .collect(Collectors.joining(","));
    return "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"binary\":"
        + quoted(required("chromium", "chromium"))
        + ",\"args\":["
        + flags
        + "]"
        + look.options
        + "},\"timeouts\":{\"script\":"
        + PATIENCE.toMillis()
        + "}}}}";
  }

  /** The path of a program, or an error that says what to install. */
  private static String required(String program, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    program
                        + " is not on the path; these tests need Chromium and its driver, in Debian"
                        + " `apt-get install chromium chromium-driver` (missing: "
                        + debianPackage
                        + ")"));
  }

  private static String portOf(Process driver) throws IOException {
    while (true) {
      String line = driver.inputReader().readLine();
      if (line == null) {
        throw new IOException("chromedriver did not start");
      }
      Matcher matcher = PORT.matcher(line);
      if (line.contains("successfully") && matcher.find()) {
        return matcher.group(1);
      }
    }
  }

  void open(String address) throws IOException, InterruptedException {
    post("/url", "{\"url\":" + quoted(address) + "}");
  }

  /** The text that a script's body returns, also by a promise. */
  String run(String body) throws IOException, InterruptedException {
    String script =
        "const done = arguments[arguments.length - 1];"
            + "(async () => {"
            + body
            + "})().then(v => done(btoa(unescape(encodeURIComponent(String(v))))),"
            + " e => done(btoa('error: ' + e)));";
    String answer = post("/execute/async", "{\"script\":" + quoted(script) + ",\"args\":[]}");
    return new String(Base64.getDecoder().decode(value(answer)), StandardCharsets.UTF_8);
  }

  /** Has a script run in each page before those of its own. */
  void runBeforePages(String script) throws IOException, InterruptedException {
    post(
        "/goog/cdp/execute",
        "{\"cmd\":\"Page.addScriptToEvaluateOnNewDocument\",\"params\":{\"source\":"
            + quoted(script)
            + "}}");
  }

  /** Types into what has the focus. */
  void type(String keys) throws IOException, InterruptedException {
    String actions =
        keys.codePoints()
            .mapToObj(Character::toString)
            .map(
                key ->
                    "{\"type\":\"keyDown\",\"value\":"
                        + quoted(key)
                        + "},{\"type\":\"keyUp\",\"value\":"
                        + quoted(key)
                        + "}")
            .collect(Collectors.joining(","));
    post(
        "/actions",
        "{\"actions\":[{\"type\":\"key\",\"id\":\"keys\",\"actions\":[" + actions + "]}]}");
  }

  void resize(int width, int height) throws IOException, InterruptedException {
    post("/window/rect", "{\"width\":" + width + ",\"height\":" + height + "}");
  }

  void screenshot(Path file) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(value(send("/screenshot", "GET", null))));
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    return send(path, "POST", body);
  }

  private String send(String path, String method, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.body());
    }
    return response.body();
  }

  private static String value(String answer) {
    return group(Pattern.compile("\"value\":\"([^\"]*)\""), answer);
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("not understood: " + text);
    }
    return matcher.group(1);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @Override
  public void close() throws IOException {
    try {
      send("", "DELETE", null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
