import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";
import { toAsciiName, toUnicodeName } from "@/lib/dns/idn";
import { readLineOptions } from "@/lib/offers/line-options";
import { type ActionId, actionIds } from "@/lib/product-lines/action-id";
import { type Config, checkFields, type FormField } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Reading } from "@/lib/product-lines/reading";
import { isProductLine, productLineOf, spellingsOf } from "@/lib/product-lines/registry";
import { readFully } from "./refresh-service";

export interface ImportAsk {
  productLine: string;
  name: string;
  customer: string;
  config: Config;
}

/** A product that exists at the upstream and is nobody's service here, as read now. */
export interface FoundImport {
  productLine: string;
  name: string;
  displayName: string;
  customer: { id: string; name: string; email: string };
  reading: Reading;
  /** The product line's initial values, over them what was filled in, and over both what was read. */
  config: Config;
  /** Fields that the upstream doesn't show and renewals need: to be filled in. */
  fields: readonly FormField[];
  faults: Record<string, string>;
}

/**
 * Looks for a product that exists at the upstream but not here. Reads only.
 * @throws AppError forbidden (403); not_found (no such product line); services.import_no_customer beside `customer`,
 *   services.import_taken, services.import_absent, services.import_pending, and what is wrong with its form, beside `name` (422);
 *   services.import_unsettled, services.import_unclear (409); offers.line_silent (503).
 */
export async function findImport(actor: StaffActor, ask: ImportAsk): Promise<FoundImport> {
  if (actor.role === "support") throw forbidden();
  if (!isProductLine(ask.productLine)) throw notFound("line");
  const customer = await db.user.findFirst({
    where: { kind: "customer", email: ask.customer.trim().toLowerCase() },
    select: { id: true, name: true, email: true },
  });
  if (!customer) throw invalid({ customer: "services.import_no_customer" });
  const typed = namesOf(ask);
  await requireNobodys(db, ask.productLine, typed.name);
  const reading = await readNamed({ productLine: ask.productLine, ...typed });
  requireThere(reading, typed.displayName);
  const name = reading.name ?? typed.name;
  if (name !== typed.name) await requireNobodys(db, ask.productLine, name);
  const displayName = reading.name ?? typed.displayName;
  const known = { ...productLineOf(ask.productLine).initialConfig, ...ask.config, ...reading.config };
  const fields = await unknownFields(ask.productLine, known, reading);
  const { config, faults } = checkFields(fields, ask.config);
  // Without values that no field of the form asks for.
  const kept = { ...productLineOf(ask.productLine).initialConfig, ...config, ...reading.config };
  return { productLine: ask.productLine, name, displayName, customer, reading, config: kept, fields, faults };
}

function namesOf({ productLine, name }: ImportAsk): { name: string; displayName: string } {
  if (!pagesOf(productLine).domainNames) return { name, displayName: name };
  const ascii = toAsciiName(name.toLowerCase());
  if (ascii === null || !ascii.includes(".")) throw invalid({ name: "upstream.domain" });
  return { name: ascii, displayName: toUnicodeName(ascii) };
}

/** Reads the product. A name that our own client refuses to send is a fault of the name: nothing else was entered for the call. */
async function readNamed(product: { productLine: string; name: string; displayName: string }): Promise<Reading> {
  try {
    return await readFully(product);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
    const [fault] = Object.values(error.fields);
    const said = fault && fault.code !== "upstream.invalid" ? fault : "services.import_name";
    throw invalid({ name: said });
  }
}

/** Requires a product that is open or was: others have no dates yet. */
function requireThere({ state }: Reading, name: string): void {
  // For a name that they don't know, some of the upstream's calls give an answer that says nothing.
  if (state === "unclear") throw conflict("services.import_unclear", { name });
  const code = { absent: "import_absent", failed: "import_absent", pending: "import_pending" }[state as string];
  if (code) throw invalid({ name: { code: `services.${code}`, params: { name } } });
}

/**
 * Requires that no service and no open item is about the product. A purchase whose product has no name yet may be about it, and must be
 * settled first.
 * @throws AppError services.import_taken (422), services.import_unsettled (409).
 */
export async function requireNobodys(tx: Db | Tx, productLine: string, product: string): Promise<void> {
  const names = spellingsOf(productLine, product);
  const OR = names.map((name) => ({ name: { equals: name, mode: "insensitive" } as const }));
  const small = new Set(names.map((name) => name.toLowerCase()));
  const [services, open, nameless] = await Promise.all([
    tx.service.count({ where: { productLine, OR, endedAt: null, state: { not: "failed" } } }),
    tx.orderItem.findMany({ where: { state: { in: OPEN_ITEM_STATES } }, select: { productLine: true, name: true } }),
    tx.orderItem.count({
      where: {
        productLine,
        name: null,
        action: { in: openingActions(productLine) },
        state: { in: ["buying", "unsure", "accepted"] },
        serviceId: null,
      },
    }),
  ]);
  const ordered = open.some(
    (item) => item.productLine === productLine && item.name !== null && small.has(item.name.toLowerCase()),
  );
  if (services > 0 || ordered) throw invalid({ name: { code: "services.import_taken", params: { name: product } } });
  if (nameless > 0) throw conflict("services.import_unsettled");
}

/** The actions that open a service. */
function openingActions(productLine: string): ActionId[] {
  const { actions } = productLineOf(productLine);
  return actionIds.filter((id) => actions[id]?.opensService);
}

/** Choices and numbers of the order form that the reading left open. */
async function unknownFields(productLine: string, known: Config, reading: Reading): Promise<FormField[]> {
  const { form } = productLineOf(productLine);
  if (!form) return [];
  const options = await readLineOptions(productLine);
  return form
    .fields(options as never, known)
    .filter(({ id, kind }) => (kind === "choice" || kind === "amount") && reading.config?.[id] === undefined);
}
