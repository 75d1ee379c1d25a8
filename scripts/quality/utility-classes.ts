import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { __unstable__loadDesignSystem as loadDesignSystem } from "tailwindcss";
import ts from "typescript";

const FOLDERS = ["app", "components"];
const STYLESHEET = "app/globals.css";

/** Names that Tailwind's variants `group-*` and `peer-*` look for; they have no style of their own. */
const VARIANT_MARK = /^(group|peer)(\/\S+)?$/;
/** Functions whose arguments are class names: ours, and those that are called `…Class` (`buttonClass`). */
const CLASS_FUNCTION = /^(cn|cva|clsx)$|Class$/;
const CLASS_NAME = /^className$|ClassName$|Class$/;

/** The class names that a file writes: in `className`, in `cn(…)` and `cva(…)`, in constants called `…Class`. */
export function classTokens(path: string, text: string): string[] {
  const tokens = new Set<string>();
  const add = (words: string) => {
    for (const token of words.split(/\s+/)) if (token) tokens.add(token);
  };

  /** Looks for places where class names stand. */
  function search(node: ts.Node) {
    if (ts.isJsxAttribute(node) && CLASS_NAME.test(node.name.getText())) collect(node.initializer);
    else if (isClassCall(node)) collect(node);
    else if (ts.isVariableDeclaration(node) && CLASS_NAME.test(node.name.getText())) collect(node.initializer);
    else ts.forEachChild(node, search);
  }

  /** Adds the strings that an expression can become: all branches, without conditions, keys and other functions' arguments. */
  function collect(node: ts.Node | undefined): void {
    if (!node) return;
    if (ts.isStringLiteralLike(node)) add(node.text);
    else if (ts.isTemplateExpression(node)) {
      add(templateText(node));
      for (const { expression } of node.templateSpans) collect(expression);
    } else if (ts.isConditionalExpression(node)) {
      collect(node.whenTrue);
      collect(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) collectBinary(node);
    else if (ts.isCallExpression(node)) collectCall(node);
    else if (ts.isObjectLiteralExpression(node)) collectObject(node);
    else if (ts.isElementAccessExpression(node)) collect(node.expression);
    else if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) search(node.body);
    else ts.forEachChild(node, collect);
  }

  function collectBinary({ left, operatorToken, right }: ts.BinaryExpression) {
    const { kind } = operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return collect(right);
    const joins = [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
    if (joins.includes(kind)) for (const side of [left, right]) collect(side);
  }

  function collectCall(node: ts.CallExpression) {
    if (!isClassCall(node)) return search(node);
    // `buttonClass({ kind: "flat" })` chooses among variants: only cva's object holds class names.
    const name = node.expression.getText();
    for (const argument of node.arguments)
      if (name === "cva" || !ts.isObjectLiteralExpression(argument)) collect(argument);
  }

  function collectObject(node: ts.ObjectLiteralExpression) {
    for (const property of node.properties)
      if (ts.isPropertyAssignment(property) && property.name.getText() !== "defaultVariants")
        collect(property.initializer);
  }

  search(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return [...tokens];
}

function isClassCall(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CLASS_FUNCTION.test(node.expression.text);
}

/** The fixed text of a template; what is put in touches its neighbours, so `tone-${tone}` stays one name. */
function templateText(node: ts.TemplateExpression): string {
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
    .join("…")
    .replaceAll(/(^|\s)…(?=\s|$)/g, " ");
}

/** Asks Tailwind, with the project's theme, variants and utilities, which of the names are utilities. */
export async function utilitiesAmong(tokens: Iterable<string>): Promise<Set<string>> {
  const css = await readFile(STYLESHEET, "utf8");
  const base = dirname(resolve(STYLESHEET));
  // Tailwind's own answer, for all names in one call; `compile` would build the stylesheet anew for each.
  const { candidatesToCss } = await loadDesignSystem(css, { base, loadStylesheet });
  const names = [...tokens];
  const rules = candidatesToCss(names);
  return new Set(names.filter((name, at) => rules[at] !== null || VARIANT_MARK.test(name)));
}

async function loadStylesheet(id: string, base: string) {
  const path = id.startsWith(".") ? resolve(base, id) : createRequire(join(base, "_")).resolve(id);
  return { path, base: dirname(path), content: await readFile(path, "utf8") };
}

export interface UtilityShare {
  /** Class names, counted once a file. */
  classes: number;
  utilities: number;
  /** The names that are no utilities, with the files that use them. */
  others: Map<string, string[]>;
}

/** How far each folder of the front end is on utilities; `all` is their sum. */
export async function utilityShares(): Promise<{ all: UtilityShare; folders: Map<string, UtilityShare> }> {
  const files = new Map<string, string[]>();
  for (const path of FOLDERS.flatMap(pages)) files.set(path, classTokens(path, await readFile(path, "utf8")));
  const utilities = await utilitiesAmong(new Set([...files.values()].flat()));

  const all = emptyShare();
  const folders = new Map<string, UtilityShare>();
  for (const [path, tokens] of files) {
    const folder = folderOf(path);
    const share = folders.get(folder) ?? emptyShare();
    folders.set(folder, share);
    for (const one of [all, share]) count(one, path, tokens, utilities);
  }
  return { all, folders };
}

function pages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx"))
    .sort();
}

/** `components/cart`, `app/admin`: the area. The language in an address's path is no area. */
function folderOf(path: string): string {
  return dirname(path.replace("/[locale]", "")).split("/").slice(0, 2).join("/");
}

function emptyShare(): UtilityShare {
  return { classes: 0, utilities: 0, others: new Map() };
}

function count(share: UtilityShare, path: string, tokens: readonly string[], utilities: ReadonlySet<string>) {
  for (const token of tokens) {
    share.classes++;
    if (utilities.has(token)) share.utilities++;
    else share.others.set(token, [...(share.others.get(token) ?? []), path]);
  }
}

export function percent({ classes, utilities }: UtilityShare): number {
  return classes === 0 ? 100 : (100 * utilities) / classes;
}

async function main() {
  const { all, folders } = await utilityShares();
  for (const [folder, share] of [...folders].sort().concat([["all", all]])) {
    const names = folder === "all" ? "" : [...share.others.keys()].sort().join(" ");
    console.log(`${percent(share).toFixed(1).padStart(5)} %  ${folder.padEnd(28)} ${names}`.trimEnd());
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
