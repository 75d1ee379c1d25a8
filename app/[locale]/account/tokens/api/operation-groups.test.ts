import { expect, it } from "vitest";
import { contracts } from "@/app/api/openapi.json/contracts";
import en from "@/messages/en/apiDocs.json";
import zh from "@/messages/zh/apiDocs.json";
import { operationGroups } from "./operation-groups";

const shown = [...operationGroups().values()].flat();

it("shows all that a token may call, and nothing else", () => {
  const declared = contracts.filter(({ token }) => token !== undefined).map(({ method, path }) => `${method} ${path}`);
  expect(shown.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(declared.sort());
});

it.each([
  ["zh", zh.does],
  ["en", en.does],
])("each of them has its sentence, and no other has one, %s", (_, sentences) => {
  expect(Object.keys(sentences).sort()).toEqual(shown.map(({ id }) => id).sort());
});

it("names the fields of what is sent, those inside of lists too, each once", () => {
  const changes = shown.find(({ id }) => id === "post-services-id-records-changes");
  expect(changes?.parameters.map(({ path, in: place }) => `${place} ${path}`)).toEqual(["path id"]);
  expect(changes?.body).toContainEqual({ path: "edits[].record.ttlSeconds", type: "integer", required: true });
  expect(changes?.body.filter(({ path }) => path === "edits[].op")).toHaveLength(1);
  expect(JSON.parse(changes?.bodyExample ?? "")).toMatchObject({
    edits: [{ op: "add" }],
    baseVersion: expect.any(String),
  });
  expect(JSON.parse(changes?.answerExample ?? "")).toHaveProperty("zone.records");
});
