import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import { wrong } from "../order-check";
import type { AcceptedAction, AttemptEvidence, ProductAction, QuotedAction } from "../product-action";
import type { Reading } from "../reading";
import { changeAction } from "./change";
import { beforeOf } from "./renew";

/**
 * Proves that an action of a new kind needs no change in lib/purchasing. It buys points for an existing service, without a new service or
 * an expiry; a lost answer is found by comparing the points before and after.
 */
const FEN_PER_POINT = 8n;
const reading = (points: number, change: Partial<Reading> = {}): Reading => ({
  state: "working",
  upstreamState: "ok",
  reason: "running",
  registeredAt: null,
  expiresAt: null,
  password: null,
  config: { points },
  snapshot: { points },
  ...change,
});
let sent: unknown = null;

const addPoints: ProductAction = changeAction({
  offer: "upgrade",
  checkOrder: ({ config }, { service }) =>
    service
      ? { config: { points: Number(config.points) }, registrantId: null, serviceId: service.id }
      : wrong("orders.not_yours"),
  quote: async (_call, { config }) => BigInt(Number(config.points)) * FEN_PER_POINT,
  async checkBefore({ reading: now }) {
    return now.config ? { kind: "go", absentBefore: false, before: beforeOf(now) } : { kind: "silent" };
  },
  endpoint: () => "mailing.AddPoints",
  async send(_call, { name, config, before }): Promise<Outcome<unknown>> {
    assert(before?.config, "an action that adds points needs the configuration before");
    sent = { name, points: config.points };
    return { kind: "ok", value: null, incomplete: false };
  },
  mask: ({ points }) => ({ points: Number(points) }),
  read: async () => reading(0),
  find(now, { configBefore, configWanted }) {
    if (now.state === "unclear") return "unclear";
    if (!configBefore || !configWanted || !now.config) return "cannot_tell";
    const more = Number(now.config.points) - Number(configBefore.points);
    if (more === Number(configWanted.points)) return "found";
    return more === 0 ? "absent" : "cannot_tell";
  },
  acceptedDeadlineMs: 3_600_000,
  staffReason: "staff_points",
  event: "points_added",
});

const evidence: AttemptEvidence = {
  absentBefore: false,
  attemptAt: new Date("2026-11-25T04:00:00Z"),
  secret: null,
  years: 0,
  months: 0,
  expiresAtBefore: null,
  failedBefore: false,
  accepted: true,
  configBefore: { points: 300 },
  configWanted: { points: 1_000 },
};
const accepted = (known: AttemptEvidence | null): AcceptedAction => ({
  years: 0,
  months: 0,
  config: { points: 1_000 },
  placedAt: evidence.attemptAt,
  reasonCode: null,
  isLongAgo: false,
  evidence: async () => known,
  isVouchedFor: async () => false,
});
const noCall = async () => {
  throw new Error("the action must not call the upstream");
};
const quoted: QuotedAction = {
  name: "news",
  displayName: "news",
  years: 0,
  months: 0,
  config: { points: 1_000 },
  before: null,
};
const item = { config: quoted.config, seenExpiry: null };

describe("an action that adds points to a service", () => {
  it("opens no service, has no secret, sets no configuration, moves no expiry, and is repeatable", () => {
    expect(addPoints).toMatchObject({ opensService: false, setsConfig: false, movesExpiry: false, repeatable: true });
    expect(addPoints).not.toHaveProperty("secret");
    expect(addPoints.findable).toBe(true);
  });

  it("can be ordered for the customer's own service only", () => {
    const asked = { ...quoted, secret: undefined, seenExpiry: undefined };
    const facts = { now: new Date(), suffix: null, registrant: null, isSold: () => true };
    const service = { id: "s", expiresAt: null, registrantId: null, parentId: null };
    expect(addPoints.checkOrder(asked, { ...facts, service })).toMatchObject({ serviceId: "s" });
    expect(addPoints.checkOrder(asked, { ...facts, service: null })).toMatchObject({ code: "orders.not_yours" });
  });

  it("is quoted and masked without a call", async () => {
    expect(await addPoints.quote(noCall, quoted, () => null, new Date())).toBe(8_000n);
    expect(addPoints.mask(quoted.config)).toEqual({ points: 1_000 });
    expect(addPoints.endpoint(quoted.config)).toBe("mailing.AddPoints");
  });

  it("keeps the points before, and waits when they are not shown or the product is busy", async () => {
    const seen = (now: Reading) => ({ availability: null, reading: now, config: async () => now.config ?? null });
    expect(await addPoints.checkBefore(seen(reading(300)), item)).toMatchObject({
      kind: "go",
      before: { config: { points: 300 } },
    });
    const { config: _, ...unshown } = reading(300);
    expect(await addPoints.checkBefore(seen(unshown), item)).toEqual({ kind: "silent" });
    expect(await addPoints.checkBefore(seen(reading(300, { state: "pending" })), item)).toEqual({ kind: "busy" });
    expect(await addPoints.checkBefore(seen(reading(300, { state: "absent" })), item)).toMatchObject({
      kind: "refuse",
    });
  });

  it("is sent with the configuration that was read before", async () => {
    const context = { attemptId: "a", otime: { ms: 1n, text: "" }, beforeSend: () => true };
    const before = beforeOf(reading(300));
    const outcome = await addPoints.send(
      noCall,
      { ...quoted, before, registrantUpstreamId: null, secret: null },
      context,
    );
    expect(outcome.kind).toBe("ok");
    expect(sent).toEqual({ name: "news", points: 1_000 });
  });

  it.each([
    ["as many more as were bought", 1_300, "found", { kind: "done" }],
    ["as before", 300, "absent", { kind: "open", staff: null }],
    ["used up meanwhile, or bought by hand", 900, "cannot_tell", { kind: "open", staff: "staff_points" }],
  ] as const)("%s: %i points are %s", async (_what, points, finding, verdict) => {
    expect(addPoints.find(reading(points), evidence)).toBe(finding);
    expect(await addPoints.done(reading(points), accepted(evidence))).toEqual(verdict);
  });

  it("is left to staff without an attempt", async () => {
    expect(await addPoints.done(reading(1_300), accepted(null))).toEqual({ kind: "open", staff: "staff_points" });
  });
});
