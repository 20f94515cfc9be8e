package fi.samtycke.local.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Headless Chromium as a careful visitor has it: without JavaScript, without cookies from before.
/// It does what a person does - looks, types, clicks - and the pages do the rest.
///
/// Where no Chromium is installed, the test is skipped and says so; with `CI=true` it fails.
public final class Chromium implements AutoCloseable {
  private final BrowserProcess browser;
  private final DevTools tab;

  private Chromium(BrowserProcess browser, DevTools tab) {
    this.browser = browser;
    this.tab = tab;
  }

  /// Starts a browser with an empty profile, or skips the test.
  public static Chromium start() {
    Chromium chromium = startWithScripts();
    chromium.tab.ask("Emulation.setScriptExecutionDisabled", "value", true);
    return chromium;
  }

  /// The same for the pages of others, whose scripts run.
  public static Chromium startWithScripts() {
    BrowserProcess browser = BrowserProcess.start();
    Chromium chromium = new Chromium(browser, new DevTools(browser.tab()));
    chromium.tab.ask("Page.enable");
    return chromium;
  }

  /// Opens a page and waits until it is there.
  public void open(String url) {
    tab.forget();
    JsonNode opened = tab.ask("Page.navigate", "url", url);
    if (opened.has("errorText")) {
      throw new AssertionError(url + ": " + opened.path("errorText"));
    }
    tab.await("Page.loadEventFired");
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
    tab.ask("Page.addScriptToEvaluateOnNewDocument", "source", script);
  }

  /// Makes the window as large as somebody's screen.
  public void size(int width, int height, boolean phone) {
    tab.ask(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        phone ? 2 : 1,
        "mobile",
        phone);
  }

  /// Keeps a picture of what is seen, for people.
  public void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      String data = tab.ask("Page.captureScreenshot", "format", "png").path("data").asText();
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Presses a key: `Enter`, `Escape`, `Tab`.
  public void press(String key) {
    int code = Map.of("Enter", 13, "Escape", 27, "Tab", 9).get(key);
    for (String type : List.of("keyDown", "keyUp")) {
      Object[] plain = {"type", type, "key", key, "code", key, "windowsVirtualKeyCode", code};
      Object[] typing = Arrays.copyOf(plain, plain.length + 2);
      typing[plain.length] = "text";
      typing[plain.length + 1] = "\r";
      tab.ask("Input.dispatchKeyEvent", key.equals("Enter") ? typing : plain);
    }
  }

  /// Waits until an element says the text.
  public void await(String css, String text) {
    awaitTrue("(" + element(css) + "?.textContent ?? '').includes(" + quoted(text) + ")");
  }

  /// Waits until the expression is true of the page, and looks again whenever the page changes.
  public void awaitTrue(String expression) {
    String promise =
        "new Promise(done=>{const look=()=>{if("
            + expression
            + "){o.disconnect();done('yes')}};"
            + "const o=new MutationObserver(look);"
            + "const all={subtree:true,childList:true,attributes:true,characterData:true};"
            + "o.observe(document,all);"
            + "for(const h of document.querySelectorAll('samtycke-chat'))o.observe(h.shadowRoot,all);"
            + "look()})";
    JsonNode answer = tab.ask("Runtime.evaluate", "expression", promise, "awaitPromise", true);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer + " on " + source());
    }
  }

  /// What an expression is, as text.
  public String evaluate(String expression) {
    return look("'' + (" + expression + ")");
  }

  /// The address in the address bar.
  public String url() {
    return look("document.location.href");
  }

  public String title() {
    return look("document.title");
  }

  /// What a person reads in an element: its visible text.
  public String text(String css) {
    return look(element(css) + ".innerText");
  }

  /// The source of the page as it stands.
  public String source() {
    return look("document.documentElement.outerHTML");
  }

  public int count(String css) {
    return Integer.parseInt(look("'' + document.querySelectorAll(" + quoted(css) + ").length"));
  }

  /// What an element says in an attribute; empty without.
  public String attribute(String css, String name) {
    return look(element(css) + ".getAttribute(" + quoted(name) + ") ?? ''");
  }

  /// The present value of a field.
  public String value(String css) {
    return look(element(css) + ".value");
  }

  /// Whether a box or a radio choice is ticked.
  public boolean isTicked(String css) {
    return look("'' + " + element(css) + ".checked").equals("true");
  }

  /// Types into a field.
  public void type(String css, String text) {
    tab.ask("DOM.focus", "objectId", object(css));
    tab.ask("Input.insertText", "text", text);
  }

  /// Clicks on what leads to no other page: a box, a radio choice.
  public void click(String css) {
    String object = object(css);
    tab.ask("DOM.scrollIntoViewIfNeeded", "objectId", object);
    JsonNode quad = tab.ask("DOM.getContentQuads", "objectId", object).path("quads").path(0);
    double x = (quad.path(0).asDouble() + quad.path(4).asDouble()) / 2;
    double y = (quad.path(1).asDouble() + quad.path(5).asDouble()) / 2;
    for (String step : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      tab.ask(
          "Input.dispatchMouseEvent",
          "type",
          step,
          "x",
          x,
          "y",
          y,
          "button",
          step.equals("mouseMoved") ? "none" : "left",
          "clickCount",
          step.equals("mouseMoved") ? 0 : 1);
    }
  }

  /// Clicks on a link or a button and waits until the page behind it is there.
  public void follow(String css) {
    tab.forget();
    click(css);
    tab.await("Page.loadEventFired");
  }

  @Override
  public void close() {
    tab.close();
    browser.close();
  }

  /// The inspector may look although the page's own scripts are off.
  private String look(String expression) {
    JsonNode answer = tab.ask("Runtime.evaluate", "expression", expression, "returnByValue", true);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + " on " + source());
    }
    return answer.path("result").path("value").asText();
  }

  private String object(String css) {
    JsonNode found = tab.ask("Runtime.evaluate", "expression", element(css)).path("result");
    if (!found.has("objectId")) {
      throw new AssertionError("no " + css + " on " + source());
    }
    return found.path("objectId").asText();
  }

  /// `host >>> css` looks into the shadow of a host.
  private static String element(String css) {
    String[] parts = css.split(" >>> ", 2);
    String first = "document.querySelector(" + quoted(parts[0]) + ")";
    return parts.length == 1
        ? first
        : first + "?.shadowRoot.querySelector(" + quoted(parts[1]) + ")";
  }

  private static String quoted(String text) {
    return new JsonMapper().getNodeFactory().textNode(text).toString();
  }
}
