import { expect, it } from "vitest";
import { duplicateNames, exportedNames } from "./exported-names";

it("no two files export the same name", () => {
  expect(Object.fromEntries(duplicateNames())).toEqual({});
  // It parses every file of the project.
}, 120_000);

it("reads what a file declares and exports, and nothing else", () => {
  const text = `
    import { a } from "./a";
    export { b } from "./b";
    export const c = 1, { d, e: [f] } = g;
    export async function h() {}
    export class I {}
    export interface J {}
    export type K = string;
    export enum L {}
    export default function m() {}
    const n = "export const o = 1";`;
  expect(exportedNames("a.ts", text)).toEqual(["c", "d", "f", "h", "I", "J", "K", "L"]);
});
