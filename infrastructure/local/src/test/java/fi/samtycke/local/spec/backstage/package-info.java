/// The functions over DynamoDB and SES without a front door: a test decides when each runs.
package fi.samtycke.local.spec.backstage;
