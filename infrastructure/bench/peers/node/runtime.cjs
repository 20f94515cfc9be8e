// A minimal runtime client: asks for an event, lets the handler answer, again.
const http = require("node:http");

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const INVOCATION = "/2018-06-01/runtime/invocation/";

const call = (method, path, body) =>
  new Promise((resolve, reject) => {
    const headers = body == null ? {} : { "content-length": Buffer.byteLength(body) };
    const request = http.request({ host, port, method, path, agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ headers: response.headers, status: response.statusCode, text });
      });
    });
    request.on("error", reject);
    request.end(body ?? undefined);
  });

(async () => {
  const { handler } = require(process.argv[2]);
  for (;;) {
    const event = await call("GET", INVOCATION + "next");
    if (event.status !== 200) process.exit(0);
    const id = event.headers["lambda-runtime-aws-request-id"];
    try {
      const answer = await handler(JSON.parse(event.text), { awsRequestId: id });
      await call("POST", INVOCATION + id + "/response", JSON.stringify(answer));
    } catch (error) {
      const told = { errorMessage: String(error.message), errorType: error.name };
      await call("POST", INVOCATION + id + "/error", JSON.stringify(told));
    }
  }
})().catch(() => process.exit(0));
