import "server-only";
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";
import { type Answer, AUTHORITATIVE_ANSWER, type DecodedPacket, decode, encode, RECURSION_DESIRED } from "dns-packet";
import type { RecordType } from "@/lib/dns/record";

/** An IP address and a port. */
export interface ServerAddress {
  ip: string;
  port: number;
}

export type AskedType = RecordType | "SOA";

export type ServerAnswer =
  | {
      kind: "answer";
      rcode: "NOERROR" | "NXDOMAIN";
      /** It answered as the authority of the zone, not from what it keeps. */
      authoritative: boolean;
      /** In the order of the packet, with the seconds that they may still be kept. */
      records: DecodedAnswer[];
      /** The same as the package has them, typed by what they are. */
      answers: readonly Answer[];
    }
  /** It does not serve this zone, or can't. */
  | { kind: "refused"; rcode: string }
  /** No usable answer in time. */
  | { kind: "silent" };

export interface DecodedAnswer {
  name: string;
  type: string;
  ttlSeconds: number;
  data: unknown;
}

const TIMEOUT_MS = 2_000;
const UDP_TRIES = 2;
const LARGEST_UDP = 1_232;

/**
 * Asks one name server one question, over UDP and, where the answer does not fit, over TCP; a lost packet is sent once more. Never rejects.
 * @param options.recurse false for the servers of the zone itself
 * @param options.timeoutMs of each try
 */
export async function askServer(
  server: ServerAddress,
  question: { name: string; type: AskedType },
  { recurse, timeoutMs = TIMEOUT_MS, tries = UDP_TRIES }: { recurse: boolean; timeoutMs?: number; tries?: number },
): Promise<ServerAnswer> {
  // A number that can't be guessed: answers are taken by it, and by nothing else that a stranger does not know.
  const id = randomInt(0x1_0000);
  const message = encode({
    type: "query",
    id,
    flags: recurse ? RECURSION_DESIRED : 0,
    questions: [question],
    additionals: [
      {
        ...{ name: ".", type: "OPT", udpPayloadSize: LARGEST_UDP, extendedRcode: 0 },
        ...{ ednsVersion: 0, flags: 0, flag_do: false, options: [] },
      },
    ],
  });
  const fits = (packet: DecodedPacket) =>
    packet.id === id && packet.type === "response" && sameQuestion(packet, question);
  for (let tried = 0; tried < tries; tried++) {
    const packet = await overUdp(server, message, fits, timeoutMs);
    if (!packet) continue;
    return readAnswer(packet.flag_tc ? ((await overTcp(server, message, fits, timeoutMs)) ?? packet) : packet);
  }
  return { kind: "silent" };
}

function sameQuestion({ questions }: DecodedPacket, { name, type }: { name: string; type: string }): boolean {
  const [asked] = questions ?? [];
  return asked?.type === type && asked.name.toLowerCase() === name.toLowerCase();
}

function readAnswer(packet: DecodedPacket): ServerAnswer {
  const { rcode } = packet as DecodedPacket & { rcode: string };
  if (rcode !== "NOERROR" && rcode !== "NXDOMAIN") return { kind: "refused", rcode };
  const authoritative = ((packet.flags ?? 0) & AUTHORITATIVE_ANSWER) !== 0;
  const records = (packet.answers ?? []).flatMap((answer): DecodedAnswer[] =>
    "data" in answer
      ? [{ name: answer.name.toLowerCase(), type: answer.type, ttlSeconds: answer.ttl ?? 0, data: answer.data }]
      : [],
  );
  return { kind: "answer", rcode, authoritative, records, answers: packet.answers ?? [] };
}

/** Null: nothing that can be read. */
function decoded(message: Buffer): DecodedPacket | null {
  try {
    return decode(message);
  } catch {
    return null;
  }
}

function overUdp(
  { ip, port }: ServerAddress,
  message: Buffer,
  fits: (packet: DecodedPacket) => boolean,
  timeoutMs: number,
): Promise<DecodedPacket | null> {
  const socket = createSocket(isIPv6(ip) ? "udp6" : "udp4");
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(null), timeoutMs);
    const end = (packet: DecodedPacket | null) => {
      clearTimeout(timer);
      socket.close();
      resolve(packet);
    };
    socket.once("error", () => end(null));
    socket.on("message", (answer) => {
      const packet = decoded(answer);
      if (packet && fits(packet)) end(packet);
    });
    // Connected, so that the system drops what another address sends.
    socket.once("connect", () => socket.send(message));
    socket.connect(port, ip);
  });
}

function overTcp(
  { ip, port }: ServerAddress,
  message: Buffer,
  fits: (packet: DecodedPacket) => boolean,
  timeoutMs: number,
): Promise<DecodedPacket | null> {
  const socket = connect(port, ip);
  return new Promise((resolve) => {
    let rest: Buffer = Buffer.alloc(0);
    const timer = setTimeout(() => end(null), timeoutMs);
    const end = (packet: DecodedPacket | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(packet);
    };
    socket.once("error", () => end(null));
    socket.once("close", () => end(null));
    socket.once("connect", () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    });
    socket.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length < 2 || rest.length < 2 + rest.readUInt16BE(0)) return;
      const packet = decoded(rest.subarray(2, 2 + rest.readUInt16BE(0)));
      end(packet && fits(packet) ? packet : null);
    });
  });
}
