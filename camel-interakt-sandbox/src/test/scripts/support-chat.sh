#!/usr/bin/env bash
# Plays a conversation with nothing but curl: a template, the customer's tap, an answer, an order, a refused call.
# Usage: support-chat.sh <address of a sandbox with sample data, such as http://127.0.0.1:8085> <webhook URL>
set -euo pipefail

sandbox=$1
webhook=$2
key=$(printf 'examplekey:' | base64)

control() { # method path [json]
  curl --silent --show-error --fail-with-body --request "$1" "$sandbox/__admin/interakt/$2" ${3:+--data "$3"}
}
api() { # path json: prints the status and the response
  curl --silent --show-error --write-out '%{http_code} ' --header "Authorization: Basic $key" \
    --header 'Content-Type: application/json' "$sandbox/v1/public$1" --data "$2"
}
expect() { # text part
  case $1 in *"$2"*) echo "ok: $2" ;; *) echo "expected $2 in: $1" >&2; exit 1 ;; esac
}

control PUT webhook "{\"url\": \"$webhook\", \"secret\": \"examplekey\"}"
control POST templates '{"name": "feedback", "language": "en", "category": "UTILITY", "body": "Hi {{1}}, all well?",
  "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}, {"type": "QUICK_REPLY", "text": "No"}]}' > /dev/null

expect "$(api /message/ '{"fullPhoneNumber": "919999999999", "callbackData": "order-12", "type": "Template",
  "template": {"name": "feedback", "languageCode": "en", "bodyValues": ["Asha"]}}')" 'Message created successfully'
expect "$(control GET customers/919999999999)" '"body":"Hi Asha, all well?"'

control POST customers/919999999999/messages '{"type": "tap", "button": "No"}' > /dev/null
expect "$(api /message/ '{"fullPhoneNumber": "919999999999", "type": "Text", "data": {"message": "What is wrong?"}}')" 'Message queued'
control POST customers/919999999999/messages '{"type": "text", "text": "The cake is cold"}' > /dev/null
control POST customers/919999999999/messages '{"type": "order", "items": [{"name": "cake", "quantity": 1, "amount": 249}]}' > /dev/null
control POST customers/919999999999/messages '{"type": "read"}' > /dev/null

state=$(control GET 'state?customer=919999999999')
expect "$state" '"type":"message_api_sent"'
expect "$state" '"text":"No"'
expect "$state" '"lastMessageAt"'

control POST clock/advance '{"duration": "PT24H"}'
expect "$(api /message/ '{"fullPhoneNumber": "919999999999", "type": "Text", "data": {"message": "Still there?"}}')" 'within last 24 hours'
expect "$(control GET state)" '"refusedBy":"Customer has not messaged within last 24 hours"'

control POST faults '{"operation": "MESSAGE", "kind": "rateLimited", "retryAfter": "20"}'
expect "$(api /message/ '{}')" 'Rate limit exceeded for this resource'
echo "played"
