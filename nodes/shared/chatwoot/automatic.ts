/**
 * Content attributes that make Chatwoot take a message for that of a rule: the customer goes on counting as waiting,
 * and the time of the first reply is left alone. Works with a user's token; a bot's message counts as an answer.
 */
export const AUTOMATIC = { automation_rule_id: 1 };
