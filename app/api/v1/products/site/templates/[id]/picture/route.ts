import { templatePictureContract } from "@/lib/gallery/contract";
import { readTemplatePicture } from "@/lib/gallery/read-picture";
import { serve } from "@/lib/http/serve";

export const GET = serve(templatePictureContract, readTemplatePicture);
