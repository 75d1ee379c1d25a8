import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Programs by their folders: within one of them an exported name has one meaning. Benches and browser specs are not included. */
const PROGRAMS = [["app", "components", "lib", "messages", "prisma", "scripts", "server"], ["sandbox"], ["cli"]];
/** Written by Prisma. */
const GENERATED = "lib/db/generated/";

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|spec|screen)\.tsx?$/.test(path) && !path.startsWith(GENERATED));
}

/** The names that a file declares and exports, without re-exports and the default export. */
export function exportedNames(path: string, text: string): string[] {
  const names = new Set<string>();
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements) {
    const marked = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const has = (kind: ts.SyntaxKind) => marked.some((modifier) => modifier.kind === kind);
    if (!has(ts.SyntaxKind.ExportKeyword) || has(ts.SyntaxKind.DefaultKeyword)) continue;
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) for (const one of namesIn(name)) names.add(one);
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      names.add(statement.name?.text ?? "");
    else if (
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement)
    )
      names.add(statement.name.text);
  }
  return [...names];
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

const REQUIRED_BY_NEXT = /^app\/.*\/(page|layout|route|error|not-found|loading|icon|robots|sitemap)\.tsx?$/;

/**
 * Every name that more than one file of a program exports, with these files; without the exports that Next requires of pages and
 * routes.
 */
export function duplicateNames(): Map<string, string[]> {
  const duplicates = new Map<string, string[]>();
  for (const folders of PROGRAMS)
    for (const [name, files] of filesByName(folders))
      if (files.length > 1) duplicates.set(name, [...(duplicates.get(name) ?? []), ...files]);
  return duplicates;
}

function filesByName(folders: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const path of folders.flatMap(sourceFiles).filter((path) => !REQUIRED_BY_NEXT.test(path)))
    for (const name of exportedNames(path, readFileSync(path, "utf8")))
      files.set(name, [...(files.get(name) ?? []), path]);
  return files;
}
