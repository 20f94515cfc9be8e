package fi.samtycke.local.spec;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/// Headless Chromium as a careful visitor has it: without JavaScript, without cookies from before.
/// It does what a person does - looks, types, clicks - and the pages do the rest. An element is
/// named by its CSS selector; `host >>> css` looks into the shadow of a host.
///
/// Where Chromium and its driver are not installed, the test is skipped and says so; with `CI=true`
/// it fails.
public final class Chromium implements AutoCloseable {
  private static final String AXE = axe();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final String[] FLAGS = {
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1000,1200"
  };

  private final Path profile;
  private final ChromeDriver driver;

  private Chromium(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /// Starts a browser with an empty profile, or skips the test.
  public static Chromium start() {
    Chromium chromium = startWithScripts();
    chromium.driver.executeCdpCommand(
        "Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return chromium;
  }

  /// The same for the pages of others, whose scripts run.
  public static Chromium startWithScripts() {
    Path browser = installed("chromium");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver").toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    try {
      Path profile = Files.createTempDirectory("chromium");
      ChromeOptions options = new ChromeOptions().addArguments(FLAGS);
      options.addArguments("--user-data-dir=" + profile);
      options.setBinary(browser.toFile());
      return new Chromium(profile, new ChromeDriver(service, options));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Opens a page and waits until it is there.
  public void open(String url) {
    driver.get(url);
  }

  /// Lets every page from now on believe that it is this time. It stands still until a timer of the
  /// page runs out, which it does at once, and then the page's time has passed. `timers.waits` has
  /// how long each was set for, `timers.live` those that are pending.
  public void at(Instant time) {
    String script =
        """
        {const D=Date,set=setTimeout,clear=clearTimeout;let now=%d;
        const t=window.timers={waits:[],live:new Set()};
        window.Date=class extends D{constructor(...a){a.length?super(...a):super(now)}
        static now(){return now}};
        const done=id=>{t.live.delete(id);document.documentElement.dataset.live=t.live.size};
        window.setTimeout=(f,ms)=>{t.waits.push(ms);const id=set(()=>{done(id);now+=ms;f()},20);
        t.live.add(id);return id};
        window.clearTimeout=id=>{clear(id);done(id)}}\
        """
            .formatted(time.toEpochMilli());
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /// Makes the window as large as somebody's screen.
  public void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  /// Keeps a picture of what is seen, for people.
  public void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Presses a key.
  public void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /// Waits until an element says the text.
  public void await(String css, String text) {
    awaitThat(
        css + " says " + text,
        () ->
            found(css).stream()
                .map(each -> each.getDomProperty("textContent"))
                .anyMatch(said -> said != null && said.contains(text)));
  }

  /// Waits until the expression is true of the page.
  public void awaitTrue(String expression) {
    awaitThat(expression, () -> evaluate(expression).equals("true"));
  }

  /// What an expression is, as text.
  public String evaluate(String expression) {
    return String.valueOf(driver.executeScript("return '' + (" + expression + ")"));
  }

  /// What axe finds on the page, shadow roots included, with everything unfolded that can be.
  ///
  /// @param css what to look at: `html` for all
  /// @return rule and place of each finding, and what would mend it
  public List<String> inaccessible(String css) {
    driver.executeScript(AXE);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1], css = arguments[0];
            const unfold = (root) => root.querySelectorAll('*').forEach((each) => {
              if (each.localName === 'details') each.open = true;
              if (each.shadowRoot) unfold(each.shadowRoot);
            });
            unfold(document);
            axe.run(css).then(
              (all) => done(all.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary))),
              (fault) => done(['axe: ' + fault]));
            """,
            css);
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() {
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "no axe").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The address in the address bar.
  public String url() {
    return driver.getCurrentUrl();
  }

  public String title() {
    return driver.getTitle();
  }

  /// What a person reads in an element: its visible text.
  public String text(String css) {
    return element(css).getText();
  }

  /// The source of the page as it stands.
  public String source() {
    return driver.getPageSource();
  }

  public int count(String css) {
    return found(css).size();
  }

  /// What an element says in an attribute; empty without.
  public String attribute(String css, String name) {
    return Optional.ofNullable(element(css).getDomAttribute(name)).orElse("");
  }

  /// The present value of a field.
  public String value(String css) {
    return element(css).getDomProperty("value");
  }

  /// Whether a box or a radio choice is ticked.
  public boolean isTicked(String css) {
    return element(css).isSelected();
  }

  /// Types into a field, after what stands there.
  public void type(String css, String text) {
    element(css).sendKeys(text);
  }

  /// Clicks on what leads to no other page: a box, a radio choice.
  public void click(String css) {
    element(css).click();
  }

  /// Clicks on a link or a button and waits until the page behind it is there.
  public void follow(String css) {
    WebElement before = driver.findElement(By.tagName("html"));
    click(css);
    patience().until(ExpectedConditions.stalenessOf(before));
    patience().until(ExpectedConditions.presenceOfElementLocated(By.tagName("body")));
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Path installed(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> Assumptions.<Path>abort(missing(program)));
  }

  private static String missing(String program) {
    String sentence = "There is no %s on the PATH.".formatted(program);
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI=true. " + sentence);
    }
    System.err.println("SKIPPED: " + sentence + " THE PAGES WERE NOT TRIED IN A BROWSER");
    return sentence;
  }

  /// While a page gives way to the next, the driver answers with faults of several kinds; who waits
  /// looks again.
  private Wait<WebDriver> patience() {
    return new WebDriverWait(driver, PATIENCE, GLANCE).ignoring(WebDriverException.class);
  }

  private void awaitThat(String sentence, BooleanSupplier isTrue) {
    new WebDriverWait(driver, PATIENCE, GLANCE)
        .ignoring(WebDriverException.class)
        .withMessage(() -> sentence + ": not so on " + source())
        .until(_ -> isTrue.getAsBoolean());
  }

  private WebElement element(String css) {
    return found(css).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + css + " on " + source()));
  }

  private List<WebElement> found(String css) {
    String[] parts = css.split(" >>> ", 2);
    List<WebElement> first = driver.findElements(By.cssSelector(parts[0]));
    return parts.length == 1
        ? first
        : first.stream()
            .flatMap(host -> host.getShadowRoot().findElements(By.cssSelector(parts[1])).stream())
            .toList();
  }
}
