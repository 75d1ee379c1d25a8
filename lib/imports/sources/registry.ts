import type { Source } from "../old-shop";
import { csv } from "./csv/source";
import { fossbilling } from "./fossbilling/source";
import { whmcs } from "./whmcs/source";
import { zjmf } from "./zjmf/source";
import { zjmf10 } from "./zjmf10/source";

/** Every program whose shops can be imported. */
export const sources: readonly Source[] = [whmcs, fossbilling, zjmf, zjmf10, csv];
