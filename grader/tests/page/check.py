#!/usr/bin/env python3
"""Looks at the page in a real browser: that it loads without a complaint, that its filter, its
keys and its links between picture and source work, that bars stand where the timeline says, that
it can be read on a phone, in the dark and on paper, and that nothing handed in is run.

Invariant: what is compared with is the scorecard beside each page, never the page itself.

    grader/tests/page/check.py FOLDER [PICTURES]

FOLDER has everything.html, everything.json and hostile.html, as the tests leave them; into
PICTURES go screenshots and the printed page.
"""

import json
import sys
from pathlib import Path

from browser import Browser

# WCAG's level AA for text.
CONTRAST = 4.5

SHAPES = """
[...document.querySelectorAll('article[data-state] .check')].map((check) => {
  const chart = check.querySelector('.chart');
  if (!chart || !chart.checkVisibility()) return null;
  const frame = chart.getBoundingClientRect();
  return [...chart.querySelectorAll('.yours .bar > rect')].map((bar) => {
    const box = bar.getBoundingClientRect();
    const said = bar.parentElement.getAttribute('aria-label');
    return { said, from: (box.left - frame.left) / frame.width, until: (box.right - frame.left) / frame.width };
  });
})
"""

# Texts that are too faint: the colour of each against what is painted below it.
FAINT = """
(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let it = element; it; it = it.parentElement) {
      const color = rgb(getComputedStyle(it).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const faint = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim());
    if (!hasText || !element.checkVisibility() || element.matches('.said, script')) continue;
    const style = getComputedStyle(element);
    const text = light(rgb(element.closest('svg') ? style.fill : style.color));
    const below = light(ground(element));
    const contrast = (Math.max(text, below) + 0.05) / (Math.min(text, below) + 0.05);
    if (contrast < LIMIT) faint.add(`${element.tagName} .${element.getAttribute('class')} ${contrast.toFixed(2)}`);
  }
  return [...faint];
})()
""".replace("LIMIT", str(CONTRAST))

failures = []


def check(holds, text):
    """Tells what does not hold, and goes on."""
    if not holds:
        failures.append(text)
        print(f"FAILED  {text}")


def loads(browser, page):
    """The page loads, and has nothing to complain of and nothing to ask for."""
    browser.open(page)
    check(browser.complaints == [], f"{page.name} complains: {browser.complaints}")
    check(browser.requests == [page.resolve().as_uri()], f"{page.name} asks for {browser.requests}")


def filters(browser, card):
    """Each button shows the exercises in its state, and a search those with its words."""
    shown = "[...document.querySelectorAll('article')].filter((it) => it.checkVisibility()).map((it) => it.querySelector('.name').textContent)"

    def state(exercise):
        if exercise["state"] == "graded":
            passed = all(it["verdict"] == "passed" for it in exercise["checks"])
            return "passed" if passed else "failed"
        return "untouched" if exercise["state"] == "untouched" else "broken"

    wanted = {
        "all": {"passed", "failed", "untouched", "broken"}, "open": {"failed", "untouched", "broken"},
        "failed": {"failed", "broken"}, "passed": {"passed"}, "untouched": {"untouched"},
    }
    for button, states in wanted.items():
        browser.run(f"document.querySelector('[data-show={button}]').click()")
        expected = [it["name"] for it in card["exercises"] if state(it) in states]
        found = browser.run(shown)
        check(found == expected, f"filter {button} shows {found}")
        tiles = browser.run("[...document.querySelectorAll('.tile')].filter((it) => it.checkVisibility()).length")
        check(tiles == len(expected), f"filter {button} leaves {tiles} tiles")
    browser.run("document.querySelector('[data-show=all]').click()")
    browser.run("document.querySelector('.filter input').focus()")
    browser.call("Input.insertText", text="two requests")
    check(browser.run(shown) == ["join_two"], f"the search finds {browser.run(shown)}")
    count = browser.run("document.querySelector('.count').textContent")
    check(count.startswith("1 of "), f"the count says {count}")
    browser.run("document.querySelector('.filter input').value = ''")
    browser.run("document.querySelector('.filter input').dispatchEvent(new Event('input'))")


def keys(browser):
    """One stop of Tab a picture, arrows within; a chosen bar lights its line, a line its bars."""
    focused = "document.activeElement.getAttribute('aria-label')"
    tip = "(() => { const tip = document.querySelector('.tip'); return tip.hidden ? null : tip.textContent; })()"
    lit = "[...document.querySelectorAll('.lit')].map((it) => it.getAttribute('aria-label') || it.querySelector('code').textContent.trim())"
    first, second = "user, line 8, column 9, 0 ms to 100 ms, ready", "orders, line 9, column 9, 100 ms to 180 ms, ready"
    browser.run("document.querySelector('#e3 > details > summary').focus()")
    browser.press("Tab", 9)
    check(browser.run(focused) == first, f"Tab leads to {browser.run(focused)}")
    check(browser.run(tip) == first, f"the focus shows {browser.run(tip)}")
    browser.press("ArrowDown", 40)
    check(browser.run(focused) == second, f"the arrow leads to {browser.run(focused)}")
    browser.press("Enter", 13, "\r")
    check(browser.run(lit) == [second, "let orders = orders.await;"], f"Enter lights {browser.run(lit)}")
    browser.press("Enter", 13, "\r")
    check(browser.run(lit) == [], f"Enter again leaves {browser.run(lit)}")
    browser.press("Tab", 9)
    check("Line 8" not in str(browser.run(focused)), "Tab goes to the words below the picture first")
    browser.run("document.querySelector('#e3 .source button').focus()")
    browser.press(" ", 32, " ")
    check(browser.run(lit) == [first, "let user = user.await;"], f"a line lights {browser.run(lit)}")
    browser.press(" ", 32, " ")
    box = browser.run("(() => { const it = document.querySelector('#e3 .goal .bar rect'); it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect(); return [box.x + 5, box.y + 5]; })()")
    browser.point(*box)
    check(browser.run(tip) == "user, 0 ms to 100 ms, ready", f"the mouse shows {browser.run(tip)}")
    browser.point(2, 2)
    check(browser.run(tip) is None, "the hint goes with the mouse")


def positions(browser, card, width):
    """Bars stand where the timeline says, at any width."""
    checks = [check for exercise in card["exercises"] for check in exercise["checks"]]
    drawn = 0
    for found, told in zip(browser.run(SHAPES), checks, strict=True):
        timeline = told["timeline"]
        if not found or not timeline:
            continue
        bars = timeline["bars"]
        # What is cut off or folded together has a scale of its own.
        if timeline["truncated"] or len(bars) > 20 or any(bar["ended"] == "open" for bar in bars):
            continue
        end = max([timeline["end"], 1] + ([told["goal"]["end"]] if told["goal"] else []))
        check(len(found) == len(bars), f"{told['sentence']}: {len(found)} bars for {len(bars)}")
        expected = sorted((bar["start"] / end, bar["end"] / end, bar["ended"]) for bar in bars)
        found = sorted((bar["from"], bar["until"], bar["said"].rsplit(", ", 1)[1]) for bar in found)
        # A bar of no length is drawn 3 pixels wide; a stroke is 1.25.
        near = 4 / (width / 3)
        for there, here in zip(expected, found):
            is_there = there[2] == here[2] and abs(there[0] - here[0]) < near and abs(there[1] - here[1]) < near
            check(is_there, f"{told['sentence']}: a bar at {here} should be at {there}")
            drawn += 1
    check(drawn >= 10, f"only {drawn} bars were compared")


def sizes(browser, page, card, pictures):
    """Readable at each size and in both schemes, without scrolling sideways."""
    for name, width, height, dark in [("wide", 1280, 900, False), ("dark", 1280, 900, True), ("phone", 360, 740, False), ("phone-dark", 360, 740, True)]:
        browser.screen(width, height, dark)
        loads(browser, page)
        across = browser.run("document.documentElement.scrollWidth")
        check(across <= width, f"{name}: {across} pixels wide")
        positions(browser, card, width)
        faint = browser.run(FAINT)
        check(faint == [], f"{name}: too faint: {faint}")
        ground = browser.run("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
        check((ground < 64) == dark, f"{name}: the ground is {ground}")
        if pictures:
            browser.picture(pictures / f"{name}.png", whole=True)
    browser.screen(1280, 900)


def named(browser):
    """A screen reader has a name for all that can be reached."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    reached = {"button", "link", "searchbox", "region", "navigation", "group", "image", "DisclosureTriangle"}
    for node in nodes:
        role = node.get("role", {}).get("value")
        name = node.get("name", {}).get("value")
        if not node.get("ignored") and role in reached - {"group"}:
            check(bool(name), f"a {role} without a name: {node.get('properties')}")
    charts = [node for node in nodes if str(node.get("name", {}).get("value")).startswith("Timeline;")]
    check(len(charts) >= 8, f"{len(charts)} pictures are known to a screen reader")


def print_out(browser, pictures):
    """On paper, too, each failed check is there whole."""
    browser.run("document.querySelector('#e3 > details').open = false")
    path = (pictures or Path("/tmp")) / "printed.pdf"
    browser.pdf(path)
    data = path.read_bytes()
    check(data.startswith(b"%PDF") and data.count(b"/Type /Page\n") + data.count(b"/Type /Page ") + data.count(b"/Type/Page") >= 3, "the page is printed")
    browser.call("Emulation.setEmulatedMedia", media="print")
    seen = browser.run("document.querySelector('.filter').checkVisibility()")
    check(not seen, "the filter is not printed")
    browser.call("Emulation.setEmulatedMedia", media="")
    if pictures is None:
        path.unlink()


def hostile(browser, page):
    """Nothing that was handed in is run, and would not be even if it were markup."""
    loads(browser, page)
    counts = browser.run("[document.scripts.length, document.images.length, document.querySelectorAll('iframe, object, embed, link, base, form').length]")
    check(counts == [1, 0, 0], f"scripts, images and others: {counts}")
    check("<img src=x" in browser.run("document.body.textContent"), "the markup is shown as text")
    for markup in ["<img src=x onerror='window.ran = 1'>", "<svg onload='window.ran = 1'></svg>", "<p style='color: red' onclick='window.ran = 1'>x</p>"]:
        browser.run(f"document.querySelector('footer').innerHTML = {json.dumps(markup)}")
        browser.run("document.querySelector('footer > *').click?.()")
    browser.run("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))")
    browser.run("new Promise((done) => setTimeout(done, 200))")
    check(browser.run("window.ran") is None, "a script ran that is not the page's own")
    check(len(browser.complaints) >= 4, "the page's policy says what it refused")


def main():
    folder = Path(sys.argv[1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    card = json.loads((folder / "everything.json").read_text())
    page = folder / "everything.html"
    browser = Browser()
    try:
        sizes(browser, page, card, pictures)
        loads(browser, page)
        filters(browser, card)
        keys(browser)
        named(browser)
        print_out(browser, pictures)
        check(browser.complaints == [], f"in use, the page complains: {browser.complaints}")
        hostile(browser, folder / "hostile.html")
    finally:
        browser.close()
    if failures:
        sys.exit(f"{len(failures)} things do not hold")
    print("the page holds in the browser")


main()
