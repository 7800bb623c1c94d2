import { useState } from "preact/hooks";
import { hrefOf } from "../address/navigate";
import { send } from "../api/client";
import { forgetAnswers, refusalOf } from "../api/resources";
import type { RecordFacts } from "../api/types";
import { applyTheme, chosenTheme, type Theme } from "../theme/choice";
import { say } from "./messages";

interface TopProps {
  readonly facts: RecordFacts;
  readonly menu: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
}

/** Which record is open, the person, the theme, the keys. */
export function TopBar({ facts, menu, onMenu, onHelp }: TopProps) {
  const claims = Object.values(facts.claims).reduce((sum, n) => sum + n, 0);
  return (
    <header class="top">
      <button type="button" class="quiet menu-button" aria-expanded={menu} aria-controls="navigation" onClick={onMenu}>
        <span aria-hidden="true">☰</span>
        <span class="unseen">Views</span>
      </button>
      <a class="brand" href={hrefOf("inbox")}>
        pourparler
      </a>
      <span class="record-name" title={`${facts.documents.toLocaleString("en")} reports, ${claims.toLocaleString("en")} claims`}>
        {facts.name}
      </span>
      <span class="top-room" />
      <ThemeChoice />
      {facts.user && <Person name={facts.user.name} role={facts.user.role} accounts={facts.accounts} />}
      <button type="button" class="quiet" onClick={onHelp} aria-label="Keys and help">
        <kbd>?</kbd>
      </button>
    </header>
  );
}

const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const FACES: Readonly<Record<Theme, string>> = { system: "◐", light: "☀", dark: "☾" };

function ThemeChoice() {
  const [theme, setTheme] = useState(chosenTheme());
  const change = () => {
    applyTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return (
    <button type="button" class="quiet" onClick={change} aria-label={`Colours: ${theme}. Change`} title={`Colours: ${theme}`}>
      <span aria-hidden="true">{FACES[theme]}</span>
    </button>
  );
}

function Person({ name, role, accounts }: { name: string; role: string; accounts: boolean }) {
  const leave = async () => {
    try {
      await send("/sign-out", {});
      forgetAnswers();
      location.reload();
    } catch (error) {
      say(refusalOf(error).message, true);
    }
  };
  return (
    <span class="person">
      <span title={role}>{name}</span>
      {accounts && (
        <button type="button" class="quiet" onClick={leave}>
          Sign out
        </button>
      )}
    </span>
  );
}
