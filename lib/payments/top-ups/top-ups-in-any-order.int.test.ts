import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { confirmTopUp } from "../testing/confirm-top-up";
import {
  announce,
  balanceOf,
  clearingFen,
  customer,
  debtOf,
  faults,
  limits,
  NO_LIMITS,
  resetSettings,
  spend,
  staff,
} from "../testing/top-up-world";
import { chargeBackTopUp } from "./charge-back-top-up";
import { correctTopUp } from "./correct-top-up";
import { reverseTopUp } from "./reverse-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(resetSettings);

type Step =
  | { do: "confirm" | "correct" | "reverse" | "chargeBack"; topUp: number; fen: bigint; serial: number; late: boolean }
  | { do: "spend"; customer: number; share: number };

interface Modelled {
  state: "pending" | "confirmed" | "charged_back";
  fen: bigint;
  serial: string | null;
  changes: number;
}

/** What must become of one step; null: it is refused. */
function expected(
  step: Exclude<Step, { do: "spend" }>,
  row: Modelled,
  used: ReadonlySet<string>,
  serialText: string,
): Modelled | null {
  if (step.late && row.changes > 0) return null;
  if (step.do === "confirm") {
    if (row.state !== "pending" || used.has(serialText)) return null;
    const changes = row.changes === 0 ? 0 : row.changes + 1;
    return { state: "confirmed", fen: step.fen, serial: serialText, changes };
  }
  if (row.state !== "confirmed") return null;
  if (step.do === "chargeBack") return { ...row, state: "charged_back" };
  if (step.do === "reverse") return { state: "pending", fen: 0n, serial: null, changes: row.changes + 1 };
  return step.fen === row.fen ? null : { ...row, fen: step.fen, changes: row.changes + 1 };
}

describe("in any order", () => {
  const topUp = fc.integer({ min: 0, max: 3 });
  const fen = fc.constantFrom(100n, 20_050n, 200_050n, 5_000_000n);
  const serialOf = fc.integer({ min: 0, max: 2 });
  const action = <Do extends string>(what: Do, late: fc.Arbitrary<boolean> = fc.boolean()) =>
    fc.record({ do: fc.constant(what), topUp, fen, serial: serialOf, late });
  const spending = fc.record({
    do: fc.constant("spend" as const),
    customer: fc.integer({ min: 0, max: 1 }),
    share: fc.integer({ min: 1, max: 3 }),
  });
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: action("confirm", fc.constant(false)) },
      { weight: 3, arbitrary: action("correct") },
      { weight: 2, arbitrary: action("reverse") },
      { weight: 1, arbitrary: action("chargeBack") },
      { weight: 2, arbitrary: spending },
    ),
    { minLength: 4, maxLength: 16 },
  );

  it("confirm, correct, reverse, charge back: wallet, debt, clearing and received sums agree after every step", async () => {
    await limits(NO_LIMITS);
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const clerk = await staff("admin");
        const payers = [await customer(), await customer()];
        const ids = await Promise.all(
          [0, 1, 2, 3].map(async (n) => (await announce(payers[n % 2] as CustomerActor, 20_050n)).id),
        );
        const model: Modelled[] = ids.map(() => ({ state: "pending", fen: 0n, serial: null, changes: 0 }));
        const spent = [0n, 0n];
        const start = await clearingFen();
        const word = randomUUID().slice(0, 8).toUpperCase();
        for (const step of list) {
          if (step.do === "spend") {
            const payer = payers[step.customer] as CustomerActor;
            const part = (await balanceOf(payer)) / BigInt(step.share);
            if (part > 0n) await spend(payer, part);
            spent[step.customer] = (spent[step.customer] ?? 0n) + part;
          } else {
            const [id, row] = [ids[step.topUp] as string, model[step.topUp] as Modelled];
            const serialText = step.do === "confirm" ? `${word}-${step.serial}` : "";
            const used = new Set(model.flatMap((one) => (one !== row && one.serial ? [one.serial] : [])));
            const next = expected(step, row, used, serialText);
            const seen = step.late ? 0 : row.changes;
            // Each reason is another one, so that no step is taken for a repeat of an earlier one.
            const reason = `更正 ${randomUUID()}`;
            const acts = {
              confirm: () =>
                confirmTopUp(clerk, {
                  id,
                  receivedFen: step.fen,
                  bankSerial: serialText,
                  differs: true,
                  seen,
                }),
              correct: () => correctTopUp(clerk, { id, receivedFen: step.fen, reason, seen }),
              reverse: () => reverseTopUp(clerk, { id, reason, seen }),
              chargeBack: () => chargeBackTopUp(clerk, { id, reason, seen }),
            };
            const [done] = await Promise.allSettled([acts[step.do]()]);
            const repeatedChargeBack = step.do === "chargeBack" && row.state === "charged_back";
            if (!repeatedChargeBack) expect([step, done?.status]).toEqual([step, next ? "fulfilled" : "rejected"]);
            if (next) model[step.topUp] = next;
          }
          const stands = model.map((one) => (one.state === "confirmed" ? one.fen : 0n));
          for (const [n, payer] of payers.entries()) {
            const own = stands.filter((_, index) => index % 2 === n).reduce((sum, one) => sum + one, 0n);
            expect((await balanceOf(payer)) - (await debtOf(payer))).toBe(own - (spent[n] ?? 0n));
          }
          expect((await clearingFen()) - start).toBe(stands.reduce((sum, one) => sum + one, 0n));
          const rows = await database.db.topUp.findMany({ where: { id: { in: ids } } });
          for (const [n, id] of ids.entries()) {
            const row = rows.find((one) => one.id === id);
            const kept = model[n] as Modelled;
            expect(row).toMatchObject({
              ...{ state: kept.state, bankSerial: kept.serial, changeCount: kept.changes },
              receivedFen: kept.state === "pending" ? null : kept.fen,
            });
          }
        }
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
