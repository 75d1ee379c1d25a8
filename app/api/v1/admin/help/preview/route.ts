import { previewHelpArticleContract } from "@/lib/help/admin-contract";
import { previewArticle } from "@/lib/help/preview-article";
import { serve } from "@/lib/http/serve";

export const POST = serve(previewHelpArticleContract, previewArticle);
