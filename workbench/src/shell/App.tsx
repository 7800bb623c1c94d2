import { useEffect, useMemo, useState } from "preact/hooks";
import { openView, useAddress } from "../address/navigate";
import { addressOf, keepToken } from "../api/client";
import { useResource } from "../api/resources";
import type { RecordFacts } from "../api/types";
import { ErrorState } from "../components/ErrorState";
import { Waiting } from "../components/Waiting";
import { useKeys } from "../keys/keymap";
import { viewOf } from "../views/registry";
import { FilterBar, focusSearch } from "./FilterBar";
import { Help } from "./Help";
import { Messages } from "./messages";
import { Navigation } from "./Navigation";
import { RecordContext } from "./record";
import { SignIn } from "./SignIn";
import { TopBar } from "./TopBar";
import { ViewFrame } from "./ViewFrame";

const RECORD = addressOf("/record");

/** The whole page: what is around the views, and the view that the address names. */
export function App() {
  const record = useResource<RecordFacts>(RECORD);
  const facts = record.value;
  if (facts) keepToken(facts.csrf);
  if (record.error?.status === 401) return <SignIn onDone={record.reload} />;
  if (record.error) return <ErrorState error={record.error} retry={record.reload} />;
  if (!facts) return <Waiting what="Opening the record" />;
  if (facts.accounts && !facts.user) return <SignIn onDone={record.reload} />;
  return <Opened facts={facts} reload={record.reload} />;
}

function Opened({ facts, reload }: { facts: RecordFacts; reload: () => void }) {
  const address = useAddress();
  const [helping, setHelping] = useState(false);
  const [menu, setMenu] = useState(false);
  const view = viewOf(address.view);
  const state = useMemo(() => ({ facts, reload }), [facts, reload]);
  useKeys("Everywhere", [
    { key: "/", does: "search, or restrict what is shown", run: () => focusSearch() },
    { key: "?", does: "show the keys", run: () => setHelping(true) },
  ]);
  useEffect(() => {
    document.title = view ? `${view.title} · ${facts.name} · pourparler` : "pourparler";
  }, [view, facts.name]);
  useEffect(() => setMenu(false), [address]);
  return (
    <RecordContext.Provider value={state}>
      <a class="skip" href="#page">
        To the page's content
      </a>
      <div class={menu ? "shell shell-menu" : "shell"}>
        <TopBar facts={facts} onHelp={() => setHelping(true)} onMenu={() => setMenu(!menu)} menu={menu} />
        <Navigation current={address.view} />
        <div class="body">
          {view?.filtered && <FilterBar address={address} />}
          <main class={`page page-${address.view}`} id="page" tabIndex={-1}>
            {view ? <ViewFrame key={view.id} view={view} address={address} /> : <Nowhere />}
          </main>
        </div>
      </div>
      <Messages />
      {helping && <Help onClose={() => setHelping(false)} />}
    </RecordContext.Provider>
  );
}

function Nowhere() {
  return (
    <div class="state" role="alert">
      <h1 class="state-title">There is no such page</h1>
      <p>The address names no view of the workbench.</p>
      <button type="button" onClick={() => openView("inbox")}>
        Open the inbox
      </button>
    </div>
  );
}
