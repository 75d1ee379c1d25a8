import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Unzip, UnzipInflate } from "fflate";
import { parseYuan } from "@/lib/core/money";
import { type BillRow, GatewayError, type GatewayPlace } from "../gateway";
import { readBillCells } from "../read-bill-cells";
import { readAlipayTime } from "./alipay-time";
import { type AlipayRequests, alipayRefusal, isOk } from "./requests";

const DOWNLOAD_TIMEOUT_MS = 60_000;
const MOST_BYTES = 200 * 1024 * 1024;

/** The rows of the day's 业务明细: payments and refunds with what Alipay kept of each. Nothing while the bill isn't ready. @throws GatewayError */
export async function* readAlipayBill(
  requests: AlipayRequests,
  place: GatewayPlace,
  day: string,
): AsyncGenerator<BillRow> {
  const answer = await requests.ask("alipay.data.dataservice.bill.downloadurl.query", {
    bill_type: "trade",
    bill_date: day,
  });
  if (/BILL_NOT_EXIST/i.test(String(answer.subCode ?? ""))) return;
  if (!isOk(answer)) throw alipayRefusal(answer);
  const address = downloadAddress(String(answer.billDownloadUrl ?? ""), place);
  if (!address) throw new GatewayError("unreadable", "the bill's download address is not one of Alipay's");
  yield* readAlipayRows(await download(address));
}

/** Only Alipay's own hosts, by https; beside the sandbox only its twin. */
export function downloadAddress(text: string, { twinUrl }: Pick<GatewayPlace, "twinUrl">): URL | null {
  const address = URL.parse(text);
  if (!address || address.username || address.password) return null;
  if (twinUrl !== null) return address.href.startsWith(`${twinUrl}/`) ? address : null;
  const isTheirs = /^([a-z0-9-]+\.)*alipay\.com$/.test(address.hostname) && address.port === "";
  if (!isTheirs || !/^https?:$/.test(address.protocol)) return null;
  // Alipay's address may begin with http; the bill isn't signed, so it is fetched safely.
  address.protocol = "https:";
  return address;
}

async function download(address: URL): Promise<AsyncIterable<Uint8Array>> {
  try {
    const answer = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS) });
    if (!answer.ok || !answer.body) throw new GatewayError("unreadable", `the bill's download: HTTP ${answer.status}`);
    return Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError("unreachable", "the bill's download: no answer", { cause: error });
  }
}

/** The rows in a zipped bill. @throws GatewayError when it isn't one, or a row has no readable sum. */
export async function* readAlipayRows(zipped: AsyncIterable<Uint8Array>): AsyncGenerator<BillRow> {
  let columns: string[] | null = null;
  let wasBill = false;
  for await (const row of readBillCells(textsOf(zipped))) {
    if (row[0]?.startsWith("#")) columns = null;
    else if (row.includes("商户订单号") && row.includes("业务类型")) {
      columns = row;
      wasBill = true;
    } else if (columns) yield readAlipayRow(columns, row);
  }
  if (!wasBill) throw new GatewayError("unreadable", "the bill contains no 业务明细");
}

/** The texts in a zip, one file after the other, while it arrives. */
async function* textsOf(zipped: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let texts: string[] = [];
  let bytes = 0;
  const unzip = new Unzip((file) => {
    const decoder = new TextDecoder("gbk");
    file.ondata = (error, data, final) => {
      if (error) throw error;
      bytes += data.length;
      if (bytes > MOST_BYTES) throw new Error("the bill is too long");
      texts.push(decoder.decode(data, { stream: !final }));
      // A file need not end with a line's end; the next one begins its table with a line of its own.
      if (final) texts.push("\n#\n");
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of zipped) {
    unzip.push(chunk);
    const ready = texts;
    texts = [];
    yield* ready;
  }
  unzip.push(new Uint8Array(0), true);
  yield* texts;
}

function readAlipayRow(columns: readonly string[], row: readonly string[]): BillRow {
  const cell = (name: string) => row[columns.findIndex((column) => column.startsWith(name))] ?? "";
  const isRefund = cell("业务类型").includes("退款");
  const sumFen = parseYuan(cell("订单金额"));
  const serviceFen = parseYuan(cell("服务费") || "0");
  const at = readAlipayTime(cell("完成时间")) ?? readAlipayTime(cell("创建时间"));
  if (sumFen === null || serviceFen === null || at === null) {
    throw new GatewayError("unreadable", "the bill has a row without a readable sum, fee or time");
  }
  return {
    kind: isRefund ? "refund" : "payment",
    number: cell(isRefund ? "退款批次号" : "商户订单号") || null,
    gatewayRef: cell("支付宝交易号"),
    amountFen: sumFen < 0n ? -sumFen : sumFen,
    // Alipay writes what it takes with a minus, what it gives back with a refund without.
    feeFen: serviceFen === 0n ? 0n : -serviceFen,
    at,
  };
}
