import type { ProductLine } from "../line";
import { serverLine } from "../servers/line";
import { aliyunCloud } from "./cloud";

/** Servers of Alibaba Cloud. They can't be enlarged later. Manual: 二十、阿里云. */
export const aliyunLine: ProductLine = serverLine(aliyunCloud);
