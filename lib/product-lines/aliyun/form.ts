import { type ServerShape, serverForm } from "../servers/form";

const disk = { min: 40, max: 32_760, step: 10 };

/**
 * GB; the first disk is the system's, and none is smaller than 40. The manual allows 32768 for the system disk too; a system needs far
 * less, and a slider over so much could not be set. Manual: 二十、阿里云, 2.
 */
export const aliyunShape: ServerShape = {
  productLine: "aliyun",
  mostYears: 2,
  mostMbps: 100,
  disks: { efficient: disk, ssd: disk },
  systemDisk: { min: 40, max: 500, step: 10 },
};

export const aliyunForm = serverForm(aliyunShape);
