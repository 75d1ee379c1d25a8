import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../http/request";

/** Where the twin of a service for tax invoices (fapiao) answers. */
export const FAPIAO = "/fapiao/";

/** What was issued, by the shop's number. Lost with the process: the same number gives the same fapiao again. */
const issued = new Set<string>();

interface Asked {
  reference?: unknown;
  amountFen?: unknown;
  buyer?: { title?: unknown };
  blue?: { number?: unknown };
}

/** `issue`, `red` and `query`, as JSON. Titles that contain 拒绝 are refused, so that this can be tried. */
export async function answerFapiao(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const answer = (status: number, body: object) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
  };
  const asked = parse(await readBody(request));
  const { reference } = asked;
  if (request.method !== "POST" || typeof reference !== "string" || reference === "")
    return answer(400, { message: "reference is missing" });
  switch (path.slice(FAPIAO.length)) {
    case "query":
      return answer(200, issued.has(reference) ? fapiaoOf(reference) : { kind: "absent" });
    case "issue":
      if (String(asked.buyer?.title ?? "").includes("拒绝"))
        return answer(200, { kind: "refused", reason: "购方名称与税号不符" });
      issued.add(reference);
      return answer(200, fapiaoOf(reference));
    case "red":
      if (typeof asked.blue?.number !== "string") return answer(200, { kind: "refused", reason: "缺少原发票号码" });
      issued.add(reference);
      return answer(200, fapiaoOf(reference));
    default:
      return answer(404, { message: "no such method" });
  }
}

function parse(text: string): Asked {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function fapiaoOf(reference: string): object {
  const digest = createHash("sha256").update(reference).digest();
  const digits = Array.from(digest.subarray(0, 18), (byte) => byte % 10).join("");
  const number = `26${digits}`;
  const content = Buffer.from(pdf(`Sandbox tax invoice ${number} for ${reference.replace(/[^\w-]/g, "")}`)).toString(
    "base64",
  );
  const issuedOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return { kind: "issued", code: "", number, issuedOn, file: { name: `${reference}.pdf`, content } };
}

/** A page with one line. @param line ASCII without brackets */
function pdf(line: string): string {
  const text = `BT /F1 12 Tf 60 780 Td (${line}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let out = "%PDF-1.4\n";
  const places = objects.map((object, n) => {
    const at = out.length;
    out += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return `${out}xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF\n`;
}
