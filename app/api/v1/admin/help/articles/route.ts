import { createHelpArticleContract } from "@/lib/help/admin-contract";
import { createArticle } from "@/lib/help/save-article";
import { serve } from "@/lib/http/serve";

export const POST = serve(createHelpArticleContract, createArticle);
