import type { Bench, Provocation } from "./bench";

const naming = (how: string, praname: string, protype: string): Provocation => [
  how,
  (bench) => bench.call("product.checkpraname", { praname, protype }),
];

const checkpranameCodes = {
  "10012": ["no username", (bench) => bench.call("product.checkpraname", {}, { username: "" })],
  "10027": naming("no praname", "", "1"),
  "10028": naming("no protype", "free.com", ""),
  "10029": naming("protype outside 1-10", "free.com", "11"),
  "10030": naming("a malformed name", "a b", "1"),
  "10031": naming("a name that somebody holds", "google.com", "1"),
  "10049": naming("protype 8, a name with taken", "taken", "8"),
  "10050": naming("protype 9, a name with taken", "taken", "9"),
  "10051": naming("protype 10, a name with taken", "taken", "10"),
} satisfies Record<string, Provocation>;

const userdetailCodes = {
  "10012": ["no username", (bench) => bench.call("user.userdetail", {}, { username: "" })],
} satisfies Record<string, Provocation>;

async function tidily(bench: Bench, call: (bench: Bench) => ReturnType<Bench["call"]>) {
  await bench.control.settings({ warts: "clean" });
  return call(bench);
}

const HOW = "type or tag missing; the code shows with warts `clean` only, otherwise a sentence as printed";

const getProductPriceCodes = {
  "10001": [HOW, (bench) => tidily(bench, () => bench.call("product.getProductPrice", { type: "9" }))],
} satisfies Record<string, Provocation>;

const getRenewPriceCodes = {
  "10001": [HOW, (bench) => tidily(bench, () => bench.call("product.getRenewPrice", { type: "9" }))],
} satisfies Record<string, Provocation>;

export const productAndUserCodes = {
  "product.checkpraname": checkpranameCodes,
  "user.userdetail": userdetailCodes,
  "product.getProductPrice": getProductPriceCodes,
  "product.getRenewPrice": getRenewPriceCodes,
};
