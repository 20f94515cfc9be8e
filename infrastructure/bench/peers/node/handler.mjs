// The contact form's job in Node: parse, validate, one transaction of five puts, 202.
import { DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";

const dynamoDb = new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB });
const TableName = process.env.TABLE_NAME;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]{2,63}$/;
const YEAR_SECONDS = 365 * 86400;

const answer = (statusCode, body) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  isBase64Encoded: false,
});

const put = (pk, texts, now) => {
  const Item = {
    pk: { S: pk },
    sk: { S: String(now) },
    ttl: { N: String(Math.floor(now / 1000) + YEAR_SECONDS) },
  };
  for (const [name, text] of Object.entries(texts)) Item[name] = { S: text };
  return { Put: { TableName, ConditionExpression: "attribute_not_exists(pk)", Item } };
};

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const email = String(body.email ?? "").trim().toLowerCase();
  const message = String(body.message ?? "").trim();
  if (!EMAIL.test(email) || email.length > 254) return answer(422, { error: "invalid_email" });
  if (message.length < 1 || message.length > 4000) return answer(422, { error: "invalid_message" });
  const { requestId: id, http } = event.requestContext;
  const now = Date.now();
  await dynamoDb.send(
    new TransactWriteItemsCommand({
      ClientRequestToken: id.slice(0, 36),
      TransactItems: [
        put("CONTACT#" + id, { email, name: String(body.name ?? ""), message }, now),
        ...["AUDIT#", "OUTBOX#info#", "OUTBOX#ask#", "ONCE#"].map((kind) =>
          put(kind + id, { action: kind, ip: http.sourceIp }, now),
        ),
      ],
    }),
  );
  return answer(202, { id, status: "accepted" });
};
