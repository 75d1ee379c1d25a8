import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Packet,
  streamEncode,
  TRUNCATED_RESPONSE,
} from "dns-packet";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { IMPORT_LIMITS } from "@/lib/dns/zone-file/import-row";
import { planImport } from "@/lib/dns/zone-file/plan-import";
import { env } from "@/lib/env";
import { refreshZone } from "../refresh-zone";
import { type OwnZone, rec, startZoneWorld, type ZoneWorld } from "../testing/zone-world";
import { copyLiveZone } from "./copy-live-zone";
import { exportZone } from "./export-zone";
import { readImport } from "./read-import";

let world: ZoneWorld;
beforeAll(async () => {
  world = await startZoneWorld();
});
afterAll(() => world.close());

const read = ({ owner, id }: OwnZone, text: string | Uint8Array, format: "auto" | "bind" | "dnspod" = "auto") =>
  readImport(owner, { id, content: Buffer.from(text).toString("base64"), format });

const saved = [
  rec("www", "A", "8.8.8.8"),
  rec("@", "MX", "mx.example.net.", 5),
  rec("@", "TXT", "v=spf1 include:spf.example.net -all"),
  rec("_sip._tcp", "SRV", "10 20 5060 sip.example.net."),
  rec("@", "CAA", '0 issue "letsencrypt.org"'),
  rec("x", "CNAME", "y.example.net."),
];

it("what is exported changes nothing when it is imported again, in both formats", async () => {
  const own = await world.zone();
  await own.save(saved.map((record) => ({ op: "add", record })));
  own.plant("url", "URL" as "A", "https://example.net");
  const { records } = await refreshZone(own.owner, { id: own.id });
  for (const format of ["bind", "csv"] as const) {
    const answer = await exportZone(own.owner, { id: own.id, format });
    expect(answer.headers.get("content-disposition")).toMatch(format === "csv" ? /\.csv$/ : /\.zone$/);
    const text = await answer.text();
    if (format === "bind") expect(text).toContain("; url URL https://example.net");
    const found = await read(own, text);
    expect(found.format).toBe(format);
    for (const mode of ["add", "replace"] as const) {
      const plan = planImport(records, [], found, mode);
      expect(plan.edits).toEqual([]);
      expect(plan.rows).toHaveLength(saved.length);
    }
  }
});

it("what can't be read is refused with what is wrong with it, and the most records are the most", async () => {
  const own = await world.zone();
  const refusal = async (content: string | Uint8Array) => {
    const error = await read(own, content).catch((thrown) => thrown);
    return error.fields?.content?.code;
  };
  expect(await refusal("")).toBe("dns.import.empty");
  expect(await refusal("hello")).toBe("dns.import.no_table");
  expect(await refusal("; nothing\n$TTL 600\n")).toBe("dns.import.no_rows");
  expect(await refusal("%PDF-1.7")).toBe("dns.import.pdf");
  expect(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe("dns.import.old_excel");
  expect(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2))).toBe("dns.import.damaged");
  expect(await refusal(Uint8Array.of(0, 1, 2, 0xff))).toBe("dns.import.not_text");
  expect(await refusal("x".repeat(IMPORT_LIMITS.bytes + 1))).toBe("dns.import.too_large");
  const many = (count: number) => Array.from({ length: count }, (_, n) => `h${n} IN A 8.8.8.8`).join("\n");
  expect(await refusal(many(IMPORT_LIMITS.records + 1))).toBe("dns.import.too_many");
  expect((await read(own, many(IMPORT_LIMITS.records))).rows).toHaveLength(IMPORT_LIMITS.records);
  // In GB18030, as Chinese programs write CSV: 主机记录,记录类型,线路类型,记录值
  const heads = Buffer.from("d6f7bbfabcc7c2bc2cbcc7c2bcc0e0d0cd2ccfdfc2b7c0e0d0cd2cbcc7c2bcd6b5", "hex");
  const found = await read(own, Buffer.concat([heads, Buffer.from("\nwww,A,,8.8.8.8\n")]));
  expect(found).toMatchObject({ format: "dnspod", rows: [{ row: 2, record: { host: "www", value: "8.8.8.8" } }] });
  expect(
    await read(
      own,
      workbook([
        ["主机记录", "记录类型", "解析线路", "记录值"],
        ["@", "A", "默认", "8.8.8.8"],
      ]),
    ),
  ).toMatchObject({
    format: "aliyun",
    rows: [{ record: { host: "@", value: "8.8.8.8" } }],
  });
  await expect(
    readImport(await world.customer(), { id: own.id, content: "eA==", format: "auto" }),
  ).rejects.toMatchObject({
    status: 404,
  });
});

/** A workbook of one sheet of texts. */
function workbook(table: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = table.map((cells) => `<row>${cells.map(cell).join("")}</row>`).join("");
  const files = {
    "xl/workbook.xml": '<workbook><sheets><sheet name="a"/></sheets></workbook>',
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A name server on this machine: what it answers by "name type", over UDP and TCP. Names in `truncated` are answered by TCP alone. */
async function nameServer(answers: Record<string, Answer[]>, truncated: string) {
  const reply = (bytes: Buffer, byTcp: boolean): Packet => {
    const query = decode(bytes);
    const [{ name, type } = { name: "", type: "A" }] = query.questions ?? [];
    const wild = answers[`* ${type}`] ?? [];
    const own = answers[`${name} ${type}`] ?? answers[`${name} CNAME`];
    const found =
      own ??
      (Object.keys(answers).some((key) => key.startsWith(`${name} `))
        ? []
        : wild.map((one) => ({ ...one, name }) as Answer));
    const short = !byTcp && name === truncated;
    return {
      id: query.id ?? 0,
      type: "response",
      flags: AUTHORITATIVE_ANSWER | (short ? TRUNCATED_RESPONSE : 0),
      questions: query.questions ?? [],
      answers: short ? [] : found,
    };
  };
  const udp = createSocket("udp4");
  await new Promise<void>((ready) => udp.bind(0, "127.0.0.1", ready));
  const { port } = udp.address();
  udp.on("message", (bytes, from) => udp.send(encode(reply(bytes, false)), from.port, from.address));
  const tcp = createServer((socket) => {
    socket.on("data", (bytes) => socket.end(streamEncode(reply(bytes.subarray(2), true))));
    socket.on("error", () => undefined);
  });
  await new Promise<void>((ready) => tcp.listen(port, "127.0.0.1", ready));
  return {
    resolvers: `127.0.0.1:${port}`,
    close: () => {
      udp.close();
      tcp.close();
    },
  };
}

it("copies the usual names from the domain's present name servers, and knows a wildcard", async () => {
  const own = await world.zone();
  const { domain } = await refreshZone(own.owner, { id: own.id });
  const a = (name: string, data: string, ttl = 600): Answer => ({ name, type: "A", ttl, data });
  const server = await nameServer(
    {
      [`${domain} NS`]: [{ name: domain, type: "NS", ttl: 600, data: "NS1.example.net" }],
      "ns1.example.net A": [a("NS1.example.net", "10.0.0.1")],
      [`${domain} A`]: [a(domain, "8.8.8.8", 60)],
      [`${domain} MX`]: [{ name: domain, type: "MX", ttl: 900, data: { preference: 5, exchange: "mx.example.net" } }],
      [`${domain} TXT`]: [{ name: domain, type: "TXT", ttl: 600, data: [Buffer.from("v=spf1 "), Buffer.from("-all")] }],
      [`${domain} CAA`]: [
        { name: domain, type: "CAA", ttl: 600, data: { flags: 0, tag: "issue", value: "letsencrypt.org" } },
      ],
      [`www.${domain} CNAME`]: [
        { name: `www.${domain}`, type: "CNAME", ttl: 600, data: "site.example.net" },
        a("site.example.net", "8.8.4.4"),
      ],
      [`k1._domainkey.${domain} TXT`]: [
        { name: `k1._domainkey.${domain}`, type: "TXT", ttl: 600, data: "v=DKIM1; p=abc" },
      ],
      [`_sip._tcp.${domain} SRV`]: [
        {
          name: `_sip._tcp.${domain}`,
          type: "SRV",
          ttl: 600,
          data: { priority: 1, weight: 2, port: 5060, target: "sip.example.net" },
        },
      ],
      [`mail.${domain} A`]: [a(`mail.${domain}`, "8.8.4.4")],
      "* A": [a("", "9.9.9.9")],
    },
    domain,
  );
  const before = { ...env() };
  try {
    Object.assign(env(), { DNS_RESOLVERS: [server.resolvers], sandbox: true });
    const copy = await copyLiveZone(own.owner, { id: own.id });
    expect(copy.servers).toEqual(["ns1.example.net"]);
    expect(copy).toMatchObject({ wildcard: true, unanswered: [], skipped: [] });
    expect(copy.rows.map(({ record: { host, type, priority, value } }) => [host, type, priority, value])).toEqual([
      ["@", "A", null, "8.8.8.8"],
      ["@", "MX", 5, "mx.example.net."],
      ["@", "TXT", null, "v=spf1 -all"],
      ["@", "CAA", null, '0 issue "letsencrypt.org"'],
      ["www", "CNAME", null, "site.example.net."],
      ["mail", "A", null, "8.8.4.4"],
      ["k1._domainkey", "TXT", null, "v=DKIM1; p=abc"],
      ["_sip._tcp", "SRV", null, "1 2 5060 sip.example.net."],
      ["*", "A", null, "9.9.9.9"],
    ]);
    expect(copy.rows[0]?.notes).toMatchObject([{ code: "dns.import.ttl_raised", params: { ttl: 60, min: 300 } }]);
    await expect(copyLiveZone(await world.customer(), { id: own.id })).rejects.toMatchObject({ status: 404 });
    // Outside the sandbox its name servers themselves are asked, but none in a network of ours.
    Object.assign(env(), { sandbox: false });
    expect(await copyLiveZone(own.owner, { id: own.id })).toMatchObject({ rows: copy.rows, unanswered: [] });
    Object.assign(env(), { sandbox: true });
    // Nobody answers there.
    server.close();
    await expect(copyLiveZone(own.owner, { id: own.id })).rejects.toMatchObject({ code: "dns.live.unavailable" });
    Object.assign(env(), { DNS_RESOLVERS: [] });
    await expect(copyLiveZone(own.owner, { id: own.id })).rejects.toMatchObject({ code: "dns.live.unavailable" });
  } finally {
    Object.assign(env(), before);
  }
});
