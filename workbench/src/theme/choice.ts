/** Light, dark, or as the system has it. */

export type Theme = "system" | "light" | "dark";
const KEY = "pourparler-theme";

/** Return the person's choice. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system"; // storage is closed to this page
  }
}

/** Put the chosen theme on the page, and keep a new choice. */
export function applyTheme(theme: Theme = chosenTheme()): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the choice then holds for this page only
  }
}
