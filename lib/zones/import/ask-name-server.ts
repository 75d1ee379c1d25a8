import "server-only";
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";
import { type Answer, type DecodedPacket, decode, encode, RECURSION_DESIRED, streamEncode } from "dns-packet";
import type { RecordType } from "@/lib/dns/record";

export interface ServerAddress {
  host: string;
  port: number;
}

interface Question {
  /** In ASCII, without the final dot. */
  name: string;
  type: RecordType;
  /** Of a resolver, which shall find the answer; an authority is asked for its own. */
  recursive: boolean;
  timeoutMs: number;
}

export interface ServerAnswer {
  /** The name does not exist: it need not be asked for other types. */
  absent: boolean;
  answers: Answer[];
}

/** An answer of UDP that fits into every path. DNS flag day 2020. */
const UDP_BYTES = 1_232;

/**
 * Asks one name server by UDP, and again by TCP when the answer does not fit. Null: no usable answer in time (none, refused, broken).
 * Sends nothing but the question.
 */
export async function askNameServer(server: ServerAddress, question: Question): Promise<ServerAnswer | null> {
  const id = randomInt(65_536);
  const { name, type, recursive, timeoutMs } = question;
  const packet = {
    id,
    type: "query" as const,
    flags: recursive ? RECURSION_DESIRED : 0,
    questions: [{ name, type, class: "IN" as const }],
    additionals: [
      {
        type: "OPT" as const,
        name: ".",
        udpPayloadSize: UDP_BYTES,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
  const fits = (answer: DecodedPacket) =>
    answer.type === "response" && answer.id === id && answer.questions?.[0]?.name.toLowerCase() === name.toLowerCase();
  const short = await askByUdp(server, encode(packet), fits, timeoutMs);
  const answer = short?.flag_tc ? await askByTcp(server, streamEncode(packet), fits, timeoutMs) : short;
  // The package names the code; its types don't.
  const rcode = (answer as { rcode?: string } | null)?.rcode;
  if (!answer || (rcode !== "NOERROR" && rcode !== "NXDOMAIN")) return null;
  return { absent: rcode === "NXDOMAIN", answers: answer.answers ?? [] };
}

type Fits = (answer: DecodedPacket) => boolean;

function decoded(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes);
  } catch {
    // The package throws plain errors for what is no packet.
    return null;
  }
}

function askByUdp({ host, port }: ServerAddress, bytes: Buffer, fits: Fits, ms: number): Promise<DecodedPacket | null> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
    const timer = setTimeout(() => end(null), ms);
    let ended = false;
    const end = (answer: DecodedPacket | null) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    socket.on("error", () => end(null));
    socket.on("message", (message) => {
      const answer = decoded(message);
      if (answer && fits(answer)) end(answer);
    });
    // A connected socket takes packets of this server only.
    socket.connect(port, host, () => socket.send(bytes));
  });
}

function askByTcp({ host, port }: ServerAddress, bytes: Buffer, fits: Fits, ms: number): Promise<DecodedPacket | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const parts: Buffer[] = [];
    const end = (answer: DecodedPacket | null) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ms, () => end(null));
    socket.on("error", () => end(null));
    socket.on("close", () => end(null));
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (part) => {
      parts.push(part);
      const all = Buffer.concat(parts);
      const length = all.length < 2 ? Number.POSITIVE_INFINITY : all.readUInt16BE(0);
      if (all.length < length + 2) return;
      const answer = decoded(all.subarray(2, length + 2));
      end(answer && fits(answer) ? answer : null);
    });
  });
}
