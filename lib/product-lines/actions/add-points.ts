import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Config, UpgradeForm } from "../form";
import { wrong } from "../order-check";
import type { AttemptEvidence, AttemptFinding, ProductAction } from "../product-action";
import type { Call, Reading } from "../reading";
import { changeAction } from "./change";
import { beforeOf } from "./renew";

/** Points that are added to a service. */
export interface AddedPoints {
  name: string;
  displayName: string;
  points: number;
}

export interface AddPointsAction extends ProductAction {
  /** One field "points", a choice of the numbers that are sold. */
  form: UpgradeForm;
}

interface AddPointsParts extends Pick<ProductAction, "acceptedDeadlineMs" | "quote"> {
  endpoint: string;
  form: UpgradeForm;
  /** Its configuration has `bought`: all points that were ever bought; and `left`, where the upstream tells what is not used. */
  read: ProductAction["read"];
  /** Sends once. Spends the agent balance. */
  add(call: Call, added: AddedPoints, context: PurchaseContext): Promise<Outcome<unknown>>;
}

/**
 * Buys points for a service. It is recognised by the points that were ever bought, which use does not lower; they have no term, and no
 * expiry moves.
 */
export function addPointsAction({ endpoint, form, add, ...parts }: AddPointsParts): AddPointsAction {
  const action = changeAction({
    ...parts,
    offer: "points",
    checkOrder({ config, years, months }, { service }) {
      if (!service) return wrong("orders.not_yours");
      if (service.parentId !== null) return wrong("orders.not_for_sale");
      if (years + months !== 0) return wrong("quote.invalid");
      return { config: { points: String(config.points) }, registrantId: null, serviceId: service.id };
    },
    async checkBefore({ reading }) {
      if (boughtOf(reading.config) === null) return { kind: "silent" };
      return { kind: "go", absentBefore: false, before: beforeOf(reading) };
    },
    endpoint: () => endpoint,
    send: (call, { name, displayName, config }, context) =>
      add(call, { name, displayName, points: Number(config.points) }, context),
    mask: ({ points }) => ({ points: Number(points) }),
    find: findPoints,
    staffReason: "staff_points",
    event: "points_added",
  });
  return { ...action, form };
}

function numberOf(config: Config | null | undefined, key: string): number | null {
  const value = config?.[key];
  return typeof value === "number" ? value : null;
}
const boughtOf = (config: Config | null | undefined) => numberOf(config, "bought");

/**
 * Judges whether points with an unknown outcome were added: then exactly so many more were bought. No manual says that every upstream
 * counts added points among those bought, so that points left which have risen are a sign, too: with its ok they are the proof, without
 * it staff decide.
 */
export function findPoints(reading: Reading, evidence: AttemptEvidence): AttemptFinding {
  if (reading.state === "unclear") return "unclear";
  const [before, now] = [boughtOf(evidence.configBefore), boughtOf(reading.config)];
  if (before === null || now === null || reading.state === "absent") return "cannot_tell";
  if (now === before + Number(evidence.configWanted?.points)) return "found";
  if (now !== before) return "cannot_tell";
  const [leftBefore, leftNow] = [numberOf(evidence.configBefore, "left"), numberOf(reading.config, "left")];
  const risen = leftBefore !== null && leftNow !== null && leftNow > leftBefore;
  if (!risen) return "absent";
  return evidence.accepted ? "found" : "cannot_tell";
}
