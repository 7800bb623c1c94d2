import { changeOwn, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { counted } from "../common/phrases";
import { States } from "../common/States";
import type { Offer } from "../common/types";
import { OneOffer } from "./OneOffer";
import { Threads } from "./Threads";
import "../common/views.css";
import "./ledger.css";

const AT_ONCE = 100;

/** Every proposal with its versions, counterproposals, replies and the state that follows from them. */
export default function Ledger() {
  const { filter, item, own } = useAddress();
  const asked = Math.min(Number(own.show) || AT_ONCE, 500);
  const answer = useResource<{ offers: Offer[]; total: number }>(addressOf("/ledger", filter, { limit: asked }));
  const offers = answer.value?.offers ?? [];
  const total = answer.value?.total ?? offers.length;
  const known = offers.find((offer) => offer.id === item);
  // A shared address may lead to a proposal that the filter leaves out.
  const alone = useResource<Offer>(item && answer.value && !known ? addressOf(`/ledger/${item}`, undefined, { as_of: filter.as_of }) : null);
  const chosen = known ?? alone.value;
  return (
    <section class="view view-ledger" aria-labelledby="ledger-title">
      <h1 id="ledger-title">Ledger</h1>
      <States {...answer} empty={offers.length === 0} filter={filter} what="No proposal" hint="Add reports in the inbox: offers and the answers to them are found in them.">
        <p class="lead">{`${counted(total, "proposal")}, those that changed last first. A state follows from what reports say, by rules; each is shown with the words.`}</p>
        {alone.error && <p role="alert">{alone.error.message}</p>}
        <div class={chosen ? "beside open" : "beside"}>
          <div>
            <Threads offers={offers} chosen={item} />
            {total > offers.length && asked < 500 && (
              <button type="button" onClick={() => changeOwn({ show: String(asked + AT_ONCE) })}>
                {`Show more (${(total - offers.length).toLocaleString("en")} left)`}
              </button>
            )}
          </div>
          {chosen && <OneOffer offer={chosen} offers={offers} />}
        </div>
      </States>
    </section>
  );
}
