import { createHash } from "node:crypto";
import type { Handler } from "../../http/call";
import { slashTime } from "../../world/write-dates";
import { seenServer, serverState } from "./find-server";
import { placeOf, serverSystemOf } from "./offer";
import type { Server } from "./rows";

const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** An address of the ranges that are reserved for documentation. */
function addressOf(name: string): string {
  const hex = md5(name);
  const net = ["192.0.2", "198.51.100", "203.0.113"][Number.parseInt(hex.slice(0, 2), 16) % 3];
  return `${net}.${1 + (Number.parseInt(hex.slice(2, 4), 16) % 254)}`;
}

function partsOf({ cores, memoryGb, mbps }: Server): [kind: string, bs: number, size: number][] {
  return [
    ["cpu", cores, 1],
    ["ram", memoryGb, 1],
    ["hd", mbps, 1],
  ];
}

/** 二十、百度云, 5 and 阿里云, 4: the server and its parts. hd is bandwidth and bd disk, as the manual says; ali spells Extttype. */
export const serverOrderDetails: Handler = {
  handle(call) {
    const { world, nowMs, warts } = call;
    const server = seenServer(call);
    const { cloud, name } = server;
    const system = serverSystemOf(cloud, server.systemId);
    const ready = nowMs >= server.readyAtMs;
    const kindKey = cloud === "ali" && warts ? "Extttype" : "Exttype";
    const addtme = slashTime(server.addedAtMs, warts);
    const total = (value: number) => (cloud === "bcc" ? { Total: String(value) } : {});
    const disks = world.serverDisks.seenGroup(name, nowMs).sort((a, b) => Number(a.id) - Number(b.id));
    return {
      Details: {
        Pdtnme: name,
        Pss: server.password,
        Regstt: serverState(server, nowMs),
        Addtme: addtme,
        Exptme: slashTime(server.expiresAtMs, warts),
        Kvmip: ready ? addressOf(name) : "",
        Systemid: server.systemId,
        Sysname: system?.name ?? "",
        Systype: system?.kind ?? "",
        Nme: cloud === "bcc" ? "百度云主机" : "阿里云主机",
        Uuid: ready ? `i-${md5(`uuid|${name}`).slice(0, 8)}` : "",
        Diskno: ready ? server.systemDiskId : "",
        Locationsst: server.locationId,
        Room: placeOf(cloud, server.locationId)?.name ?? "",
      },
      ext: [
        ...partsOf(server).map(([kind, bs, size], at) => ({
          Pdtnme: name,
          Extid: `${name.slice(1)}${at + 1}`,
          [kindKey]: kind,
          Bs: String(bs),
          Size: String(size),
          ...total(bs * size),
          Type: "",
          ext2: "",
          Addtme: addtme,
        })),
        ...disks.map((disk) => ({
          Pdtnme: name,
          Extid: disk.id,
          [kindKey]: "bd",
          Bs: String(disk.multiple),
          Size: String(disk.unitGb),
          ...total(disk.multiple * disk.unitGb),
          Type: disk.kind,
          ext2: disk.diskId,
          Addtme: slashTime(disk.addedAtMs, warts),
        })),
      ],
    };
  },
};
