import { type AliDiskKind, buyAli } from "@/lib/cndns/endpoints/ali";
import type { ServerOffer } from "@/lib/cndns/endpoints/server-values";
import { aliServer } from "@/lib/cndns/endpoints/servers";
import type { ServerCloud } from "../servers/cloud";
import { dataDisksIn } from "../servers/form";
import { aliyunShape } from "./form";

type Product = ServerOffer["products"][number];

const isDiskKind = (kind: string): kind is AliDiskKind => kind === "efficient" || kind === "ssd";

/** An instance's kind and number as one value: "10-10004812". Null for a product that is no instance. */
const instanceOf = ({ instanceKind, instanceId }: Product): string | null =>
  instanceKind !== null && instanceId !== null ? `${instanceKind}-${instanceId}` : null;

/** Manual: 二十、阿里云. Processors and memory are sold as instances, each with a price of its own. */
export const aliyunCloud: ServerCloud = {
  shape: aliyunShape,
  endpoints: aliServer,
  purchaseEndpoint: "ali.CreateOrder",
  renewEndpoint: "ali.RenewOrder",
  sizesOf: ({ products }) => {
    const sizes = new Map<string, { cpu: number; ramGb: number; instance: string }>();
    for (const product of products) {
      const { cpu, memory, priceFen } = product;
      const instance = instanceOf(product);
      if (instance !== null && cpu && memory && priceFen !== null)
        sizes.set(instance, { cpu, ramGb: memory, instance });
    }
    return [...sizes.values()];
  },
  sizePrice: (price, config) => price((product) => instanceOf(product) === config.instance)?.priceFen ?? null,
  order: (call, placed, config, context) => {
    const system = { kind: String(config.systemDisk), sizeGb: Number(config.systemDiskGb) };
    const disks = [system, ...dataDisksIn(config)].flatMap(({ kind, sizeGb }) =>
      isDiskKind(kind) ? [{ kind, sizeGb }] : [],
    );
    const [instanceKind = "", instanceId = ""] = String(config.instance).split("-");
    return call(buyAli, { ...placed, instanceKind, instanceId, disks }, context);
  },
};
