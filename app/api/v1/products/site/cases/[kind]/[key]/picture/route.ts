import { casePictureContract } from "@/lib/gallery/contract";
import { readCasePicture } from "@/lib/gallery/read-picture";
import { serve } from "@/lib/http/serve";

export const GET = serve(casePictureContract, readCasePicture);
