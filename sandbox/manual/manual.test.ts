import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type EndpointId, endpointIds, manual } from "./all";
import { fieldNotesManual } from "./field-notes";

interface Extract {
  id: EndpointId;
  url: string;
  effect: string;
  params: { name: string; required: unknown }[];
  codes: number[];
}

// The extract of the manual is data in the client's folder; no code of the client is imported.
const folder = new URL("../../lib/cndns/catalogue/", import.meta.url);
const extract = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Extract[]);

it("has every endpoint of the manual, and besides these only what live clients call", () => {
  const ids = [...extract.map(({ id }) => id), ...Object.keys(fieldNotesManual)];
  expect(endpointIds.toSorted()).toEqual(ids.toSorted());
});

it.each(extract)("$id: address, effect, required parameters, codes", ({ id, url, effect, params, codes }) => {
  const row = manual[id];
  expect(new URL(url).pathname).toBe(row.path);
  expect(effect).toBe(row.effect);
  expect(params.filter(({ required }) => required === true).map(({ name }) => name)).toEqual(row.required);
  const refusals = codes.filter((code) => code !== 10_000).map(String);
  expect([...new Set(refusals)].sort()).toEqual(Object.keys(row.codes).sort());
});
