import { expect, it } from "vitest";
import en from "@/messages/en/audit.json";
import zh from "@/messages/zh/audit.json";
import { auditActions, auditSubjects } from "./actions";

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>;
const named = (areas: Areas) =>
  Object.entries(areas).flatMap(([area, verbs]) => Object.keys(verbs).map((verb) => `${area}.${verb}`));

it.each([
  ["zh", zh.action],
  ["en", en.action],
])("each action that is recorded has its sentence, and no other has one, %s", (_, sentences) => {
  expect(named(sentences).toSorted()).toEqual([...auditActions].toSorted());
});

it.each([
  ["zh", zh.subject],
  ["en", en.subject],
])("each kind of thing that an entry can be about has its name, and no other has one, %s", (_, names) => {
  expect(Object.keys(names).toSorted()).toEqual([...auditSubjects].toSorted());
});
