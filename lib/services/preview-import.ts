import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { describeConfig } from "@/lib/offers/describe-config";
import { readLineOptions } from "@/lib/offers/line-options";
import { productLineOf } from "@/lib/product-lines/registry";
import type { Language } from "@/messages/languages";
import type { ImportPreview } from "./admin-contract";
import { findImport, type ImportAsk } from "./find-import";
import { stateOf } from "./store-reading";

/** What would be imported, read from the upstream now. Stores nothing. @throws as findImport */
export async function previewImport(
  actor: StaffActor,
  ask: ImportAsk,
  { locale }: { locale: Language },
): Promise<ImportPreview> {
  const { productLine, name, displayName, customer, reading, config, fields } = await findImport(actor, ask);
  const { form } = productLineOf(productLine);
  const shown = form
    ? form.fields((await readLineOptions(productLine)) as never, config).filter(({ id }) => config[id] !== undefined)
    : [];
  return {
    customer,
    name,
    displayName,
    state: stateOf(reading) ?? "opening",
    reason: reading.reason,
    registeredAt: reading.registeredAt,
    expiresAt: reading.expiresAt,
    summary: await describeConfig(
      productLine,
      shown.filter(({ kind }) => kind !== "domain"),
      config,
      locale,
    ),
    fields: fields as unknown as ImportPreview["fields"],
  };
}
