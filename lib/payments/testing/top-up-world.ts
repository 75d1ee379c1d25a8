import { randomUUID } from "node:crypto";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { checkBooks } from "@/lib/ledger/check-books";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { checkDocuments } from "@/lib/reports/books/check-documents";
import { checkGatewayDocuments } from "@/lib/reports/books/check-gateway-documents";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { forgetSettings } from "@/lib/settings/read-setting";
import { createTopUp } from "../top-ups/create-top-up";
import { confirmTopUp } from "./confirm-top-up";

// People, bank transfers and sums for the tests of top-ups; needs a test database.

const BANK = { holder: "金橘", bank: "西湖商业银行", account: "6226000012345678907", noteZh: "", noteEn: "" };

/** For beforeEach: the shop has a bank account, and no limit is other than its default. */
export async function resetSettings(): Promise<void> {
  await db.setting.deleteMany({});
  await db.setting.create({ data: { key: "bank", value: BANK } });
  forgetSettings();
}

export async function limits(value: Record<string, string>): Promise<void> {
  await db.setting.create({ data: { key: "money", value } });
  forgetSettings();
}

export const NO_LIMITS = {
  adjustmentLimitFen: "100000000",
  topUpLimitFen: "100000000",
  topUpDifferenceFen: "100000000",
};

async function person(kind: "customer" | "staff", role: StaffRole | null = null) {
  const data = { kind, role, email: `${randomUUID()}@example.com`, name: role ?? "林晓雯", passwordHash: "-" };
  return db.user.create({ data });
}

export async function customer(): Promise<CustomerActor> {
  return { kind: "customer", userId: (await person("customer")).id, sessionId: randomUUID(), ip: "::1" };
}

export async function staff(role: StaffRole = "finance"): Promise<StaffActor> {
  const { id: userId } = await person("staff", role);
  return { kind: "staff", role, userId, sessionId: randomUUID(), ip: "::1", reauthAt: new Date() };
}

export const stale = (actor: StaffActor): StaffActor => ({ ...actor, reauthAt: new Date(Date.now() - 6 * MINUTE_MS) });
export const serial = () => `S-${randomUUID().slice(0, 20).toUpperCase()}`;
export const announce = (actor: CustomerActor, amountFen: bigint) =>
  createTopUp(actor, { amountFen, method: "bank_transfer" });
export const balanceOf = async (actor: CustomerActor) => (await readWalletFen(db, actor.userId)).balanceFen;
export const debtOf = (actor: CustomerActor) => readDebt(db, actor.userId);
export const spend = async (actor: CustomerActor, fen: bigint) =>
  adjustWallet(db, {
    ...{ key: randomUUID(), customerId: actor.userId, amountFen: -fen, at: new Date(), memo: "spent" },
    actorId: actor.userId,
  });
export const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((r) => (r.status === "rejected" ? [r.reason instanceof AppError ? r.reason.code : r.reason] : []));
export const postings = (topUpId: string) => db.ledgerTransaction.count({ where: { refId: topUpId } });
export async function clearingFen(): Promise<bigint> {
  const sum = await db.posting.aggregate({
    where: { account: { code: "clearing:bank_transfer" } },
    _sum: { amountFen: true },
  });
  return -(sum._sum.amountFen ?? 0n);
}

/** What the books are wrong in. What the tests spend has no document of the shop: that is not counted. */
export const faults = async () => [
  ...(await checkBooks(db)),
  ...(await checkDocuments(db)).filter(({ check }) => check !== "posted_without_paper"),
  ...(await checkGatewayDocuments(db)),
];

/** A transfer of ¥200.50 that was confirmed as `fen`, by one person whose mistake nobody noticed. */
export async function mistyped(fen = 200_050n) {
  const [actor, clerk] = [await customer(), await staff()];
  const { id, reference } = await announce(actor, 20_050n);
  const bankSerial = serial();
  const row = await confirmTopUp(clerk, { id, receivedFen: fen, bankSerial, differs: true });
  if (row.waits) await decideApproval(await staff(), { id: row.waits.approvalId, decision: "approve", note: "" });
  return { actor, clerk, id, reference, bankSerial };
}

export const RIGHT = { receivedFen: 20_050n, reason: "金额多打了一个零" };
