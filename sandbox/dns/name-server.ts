import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { type AddressInfo, createServer, isIPv6, type Server, type Socket } from "node:net";
import { type Answer, type DecodedPacket, decode, encode, type OptAnswer, type Packet } from "dns-packet";
import type { World } from "../world/world";
import { answerQuestion, RCODE } from "./answer-question";

/** What fits into every network's packets: the size that DNS Flag Day 2020 recommends. */
const LARGEST_UDP = 1_232;
/** Without EDNS: RFC 1035 4.2.1. */
const PLAIN_UDP = 512;
const TCP_IDLE_MS = 10_000;
const TRIES = 20;

const AUTHORITATIVE = 1 << 10;
const TRUNCATED = 1 << 9;
const RECURSION_DESIRED = 1 << 8;
const RECURSION_AVAILABLE = 1 << 7;
const BAD_VERSION = 16;

export interface NameServer {
  /** "127.0.0.1:5353", as DNS_RESOLVERS takes it. */
  address: string;
  close(): Promise<void>;
}

/**
 * Starts the name server of the sandbox's zones: UDP and TCP on one port. Every answer is made from the world as it is at that moment.
 * @param port 0: any port that is free for both. Rejects with EADDRINUSE when another one is taken.
 */
export async function startNameServer(
  world: World,
  { port, host }: { port: number; host: string },
): Promise<NameServer> {
  for (let tried = 1; ; tried++) {
    const tcp = makeTcpServer(world, host);
    await listen(tcp, port, host);
    const actual = (tcp.address() as AddressInfo).port;
    const udp = makeUdpServer(world, host);
    try {
      await bind(udp, actual, host);
    } catch (error) {
      await closeTcp(tcp);
      // The system gave a port for TCP that somebody uses for UDP.
      if (port === 0 && tried < TRIES) continue;
      throw error;
    }
    return {
      address: `${isIPv6(host) ? `[${host}]` : host}:${actual}`,
      close: async () => {
        await new Promise<void>((resolve) => udp.close(resolve));
        await closeTcp(tcp);
      },
    };
  }
}

function makeUdpServer(world: World, host: string): UdpSocket {
  const udp = createSocket(isIPv6(host) ? "udp6" : "udp4");
  udp.on("message", (message, from) => {
    const answer = respond(world, message, { host, transport: "udp" });
    // Whoever asked may be gone; another one must not suffer.
    if (answer) udp.send(answer, from.port, from.address, () => undefined);
  });
  return udp;
}

const connections = new WeakMap<Server, Set<Socket>>();

function makeTcpServer(world: World, host: string): Server {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(TCP_IDLE_MS, () => socket.destroy());
    let rest: Buffer = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      // Each message has its length before it: RFC 1035 4.2.2. One connection may ask several questions.
      while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const end = 2 + rest.readUInt16BE(0);
        const answer = respond(world, rest.subarray(2, end), { host, transport: "tcp" });
        rest = rest.subarray(end);
        if (!answer) return socket.destroy();
        socket.write(Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]));
      }
    });
  });
  connections.set(server, open);
  return server;
}

/** The answer to one message; null when it is none that may be answered. */
function respond(
  world: World,
  message: Buffer,
  { host, transport }: { host: string; transport: "udp" | "tcp" },
): Buffer | null {
  // Without a whole header there is no number to answer under; and an answer is never answered.
  if (message.length < 12 || (message.readUInt8(2) & 0x80) !== 0) return null;
  const id = message.readUInt16BE(0);
  const header = message.readUInt16BE(2);
  const asked = header & (0x7800 | RECURSION_DESIRED);
  const bare = (rcode: number): Buffer => encode({ type: "response", id, flags: asked | rcode });
  if ((header & 0x7800) !== 0) return bare(RCODE.notImp);
  let query: DecodedPacket;
  try {
    query = decode(message);
  } catch {
    return bare(RCODE.formErr);
  }
  const [question, ...more] = query.questions ?? [];
  if (!question || more.length > 0) return bare(RCODE.formErr);
  const edns = query.additionals?.find((answer): answer is OptAnswer => answer.type === "OPT");
  const badVersion = (edns?.ednsVersion ?? 0) > 0;
  const refused = question.class !== undefined && question.class !== "IN";
  const found =
    refused || badVersion || question.type === "AXFR" || question.type === "IXFR"
      ? { rcode: badVersion ? RCODE.ok : RCODE.refused, authoritative: false, answers: [], authorities: [] }
      : answerQuestion(world, { name: question.name, type: question.type }, host);
  const flags =
    asked |
    RECURSION_AVAILABLE |
    (found.authoritative ? AUTHORITATIVE : 0) |
    (badVersion ? BAD_VERSION & 15 : found.rcode);
  const additionals: Answer[] = edns ? [ownEdns(badVersion)] : [];
  const packet: Packet = { type: "response", id, flags, questions: [question], additionals };
  const whole = encode({ ...packet, answers: found.answers, authorities: found.authorities });
  const room = edns ? Math.min(Math.max(edns.udpPayloadSize, PLAIN_UDP), LARGEST_UDP) : PLAIN_UDP;
  if (transport === "tcp" || whole.length <= room) return whole;
  return encode({ ...packet, flags: flags | TRUNCATED });
}

function ownEdns(badVersion: boolean): OptAnswer {
  return {
    name: ".",
    type: "OPT",
    udpPayloadSize: LARGEST_UDP,
    extendedRcode: badVersion ? BAD_VERSION >> 4 : 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function bind(socket: UdpSocket, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(port, host, () => {
      socket.off("error", reject);
      // An answer that can't be delivered is reported here later on some systems.
      socket.on("error", () => undefined);
      resolve();
    });
  });
}

function closeTcp(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of connections.get(server) ?? []) socket.destroy();
  });
}
