-- AlterTable
ALTER TABLE "gateway_bills" ADD COLUMN     "net_fen" BIGINT NOT NULL DEFAULT 0;
-- safe because a gateway has one bill a day, so a thousand rows are changed in three years; their lines are only read
UPDATE gateway_bills b SET net_fen = r.fen
  FROM (SELECT gateway, day, sum(CASE kind WHEN 'payment' THEN amount_fen WHEN 'other' THEN amount_fen WHEN 'refund' THEN -amount_fen
                                           WHEN 'settlement' THEN -amount_fen ELSE 0 END - fee_fen) AS fen
          FROM gateway_bill_rows GROUP BY gateway, day) r
 WHERE r.gateway = b.gateway AND r.day = b.day AND b.net_fen <> r.fen;
