import { plainDigits, typedFen } from "@/components/form/form-values";
import { yuanText } from "@/lib/core/money";
import type { PromotionFields } from "@/lib/promotions/contract";

/** A discount code as it is typed: percent and money as text, several choices one a line. */
export interface PromotionValues {
  code: string;
  kind: "percent" | "sum";
  offPercent: string;
  offFen: string;
  productLines: string;
  suffixes: string;
  actions: string;
  startsOn: string;
  endsOn: string;
  mostUses: string;
  oncePerCustomer: boolean;
  firstOrderOnly: boolean;
  enabled: boolean;
  note: string;
}

export function newPromotionValues(today: string): PromotionValues {
  return {
    ...{ code: "", kind: "percent", offPercent: "", offFen: "", productLines: "", suffixes: "", actions: "" },
    ...{ startsOn: today, endsOn: "", mostUses: "", oncePerCustomer: true, firstOrderOnly: false },
    ...{ enabled: true, note: "" },
  };
}

export function promotionValues(fields: PromotionFields): PromotionValues {
  const { code, offPercent, offFen, productLines, suffixes, actions, startsOn, endsOn, mostUses } = fields;
  const { oncePerCustomer, firstOrderOnly, enabled, note } = fields;
  return {
    ...{ code, startsOn, oncePerCustomer, firstOrderOnly, enabled, note },
    kind: offPercent === null ? "sum" : "percent",
    offPercent: offPercent === null ? "" : String(offPercent),
    offFen: offFen === null ? "" : yuanText(offFen).replace(/\.00$/, ""),
    productLines: productLines.join("\n"),
    suffixes: suffixes.join(" "),
    actions: actions.join("\n"),
    endsOn: endsOn ?? "",
    mostUses: mostUses === null ? "" : String(mostUses),
  };
}

/** Full-width digits are as good as plain ones, and a percent sign behind them says nothing new. */
function whole(text: string): number {
  const digits = plainDigits(text.normalize("NFKC").replace(/%\s*$/, ""));
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}
const parts = (text: string) => [...new Set(text.split(/[\s,，、;；]+/).filter((part) => part !== ""))];
/** "com", ".COM", "。中国" → ".com", ".com", ".中国": a Chinese input method writes its own full stop. */
const suffixOf = (part: string) =>
  `.${part.normalize("NFKC").replace(/[。｡]/g, ".").replace(/^\.+/, "").toLowerCase()}`;

/** The input of the contract, in its wire form. What can't be read as a number is none, which the schema refuses. */
export function promotionInput(values: PromotionValues) {
  const { kind, offPercent, offFen, productLines, suffixes, actions, endsOn, mostUses, ...same } = values;
  return {
    code: same.code,
    offPercent: kind === "percent" ? whole(offPercent) : null,
    offFen: kind === "sum" ? (typedFen(offFen)?.toString() ?? "") : null,
    productLines: parts(productLines),
    suffixes: [...new Set(parts(suffixes).map(suffixOf))],
    actions: parts(actions) as PromotionFields["actions"],
    startsOn: same.startsOn,
    endsOn: endsOn === "" ? null : endsOn,
    mostUses: mostUses.trim() === "" ? null : whole(mostUses),
    oncePerCustomer: same.oncePerCustomer,
    firstOrderOnly: same.firstOrderOnly,
    enabled: same.enabled,
    note: same.note,
  };
}

/** Without letters and digits that are mistaken for each other on paper. */
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

export function randomCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  return [...random].map((byte) => LETTERS[byte % LETTERS.length]).join("");
}
