import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Folders whose exports somebody may search for by name. */
const FOLDERS = ["app", "bench", "components", "e2e", "lib", "messages", "prisma", "sandbox", "scripts", "server"];
/** Written by Prisma. */
const GENERATED = "lib/db/generated/";

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|spec|screen)\.tsx?$/.test(path) && !path.startsWith(GENERATED));
}

/** The names that a file declares and exports; what it passes on from elsewhere, and its default, are not among them. */
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

/** Every name that more than one file exports, with these files. Pages and routes export what Next asks for: they don't count. */
export function duplicateNames(): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const path of FOLDERS.flatMap(sourceFiles)) {
    if (path.startsWith("app/") && /\/(page|layout|route|error|not-found|loading|icon|robots|sitemap)\.tsx?$/.test(path)) continue;
    for (const name of exportedNames(path, readFileSync(path, "utf8"))) files.set(name, [...(files.get(name) ?? []), path]);
  }
  return new Map([...files].filter(([, paths]) => paths.length > 1).sort(([a], [b]) => (a < b ? -1 : 1)));
}
