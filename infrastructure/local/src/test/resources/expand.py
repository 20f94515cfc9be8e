"""Prints, as JSON, how many resources of which type the SAM translator makes of a template."""
import collections
import json
import sys

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file.read())
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::Function":
        resource["Properties"]["CodeUri"] = "s3://bucket/key"
parameters = {name: each.get("Default") for name, each in template["Parameters"].items()}
session = boto3.session.Session(region_name="eu-north-1")
expanded = Translator({}, Parser(), boto_session=session).translate(template, parameters)
print(json.dumps(collections.Counter(each["Type"] for each in expanded["Resources"].values())))
