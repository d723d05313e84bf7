"""A person without a mouse: goes from stop to stop with Tab, and sees at each one where the focus is.

Every stop is held to what keyboard users need: the focus shows (an outline of at least two pixels, on the
element or on the label around it), it stands within the window, nothing lies over it, and it moves on.
"""

import re

import playwright.sync_api

MOST_STOPS = 200

# What has the focus: its name as a screen reader says it, and whether one can see that it has the focus.
FOCUSED = """async () => {
  await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const words = node => (node?.innerText || node?.textContent || "").trim();
  const named = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean)
    .map(id => words(document.getElementById(id))).join(" ");
  const labels = [...(element.labels || [])].map(words).join(" ");
  const around = element.closest("label") || element;
  const isOutlined = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = element.getClientRects()[0] || around.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return {
    name: element.getAttribute("aria-label") || named || labels || words(element) || element.value || "",
    tag: element.tagName.toLowerCase(),
    hasParts: ["date", "time", "datetime-local"].includes(element.type),
    role: element.getAttribute("role") || "",
    identity: [...document.querySelectorAll("*")].indexOf(element),
    hasOutline: [element, around].some(e => isOutlined(getComputedStyle(e))),
    isWithin: right > left && bottom > top,
    isCovered: Boolean(above && !around.contains(above) && !above.contains(around)),
  };
}"""


class Keyboard:
    """One person's keys on one page."""

    def __init__(self, page: playwright.sync_api.Page):
        self.page = page

    @property
    def focused(self) -> dict:
        """What has the focus; empty where nothing has."""
        return self.page.evaluate(FOCUSED) or {}

    def press(self, *keys: str) -> "Keyboard":
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def write(self, text: str) -> "Keyboard":
        """Write over whatever stands in the field that has the focus."""
        self.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        return self

    def go_on(self) -> dict:
        """Go to the next stop, and see that it shows."""
        before = self.focused.get("identity")
        self.press("Tab")
        here = self.focused
        if here:
            told = f"{self.page.url}: “{here['name'][:60]}” ({here['tag']})"
            assert here["hasParts"] or here["identity"] != before, f"the focus does not move on from {told}"
            assert here["hasOutline"], f"nobody sees the focus on {told}"
            assert here["isWithin"], f"the focus is outside the window on {told}"
            assert not here["isCovered"], f"something lies over the focus on {told}"
        return here

    def go_to(self, name: str | re.Pattern, *, tag: str = "") -> "Keyboard":
        """Go on until the stop with this name; a text stands for names that begin with it."""
        wanted = re.compile(re.escape(name)) if isinstance(name, str) else name
        passed = []
        for _ in range(MOST_STOPS):
            here = self.go_on()
            if here and wanted.match(here["name"]) and tag in ("", here["tag"]):
                return self
            passed.append(here.get("name", "")[:40])
            if passed.count("") > 1:
                break  # past the last stop for the second time: every stop was there
        raise AssertionError(f"{self.page.url}: no stop is called {name!r}; passed {passed}")

    def enter(self) -> "Keyboard":
        """Press Enter and wait for the page to which that leads."""
        with self.page.expect_navigation():
            self.press("Enter")
        return self

    def choose(self, label: str) -> "Keyboard":
        """Go through the radio buttons of the group that has the focus, until the one with this label."""
        for _ in range(20):
            if self.focused["name"] == label:
                return self.press("Space")
            self.press("ArrowDown")
        raise AssertionError(f"{self.page.url}: no choice is called {label!r}")

    def all_stops(self) -> list[dict]:
        """Go once through the whole page, and return its stops in their order."""
        stops: list[dict] = []
        for _ in range(MOST_STOPS):
            here = self.go_on()
            if stops and (not here or here["identity"] == stops[0]["identity"]):
                return stops
            if here and (not stops or here["identity"] != stops[-1]["identity"]):
                stops.append(here)
        raise AssertionError(f"{self.page.url}: a page without an end for whoever goes through it by key")
