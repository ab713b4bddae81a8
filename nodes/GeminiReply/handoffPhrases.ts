// What customers write when a person has to answer. Matched against lower case without accents.

const PERSON_ES = '(?:persona|humano|humana|agente|asesora?|ejecutiv[oa]|operadora?|vendedora?|encargad[oa]|supervisora?|alguien|representante)';
const PERSON_PT = '(?:pessoa|humano|humana|atendente|alguem|agente|vendedora?|supervisora?|gerente|responsavel)';
const PERSON_EN = '(?:human|person|agent|representative|operator|someone|somebody|supervisor|manager|advisor)';

/** Taken out before the next list is asked: people who say that they need nobody. */
export const DECLINED = [
	/\bno (?:necesito|quiero|hace falta|deseo|busco) (?:hablar|conversar|comunicarme|que me atienda) (?:con )?(?:una?|ningun|ninguna|nadie)?\s?\w*/g,
	/\bnao (?:preciso|quero|precisa) (?:falar|conversar|ser atendid[oa]) (?:com |por )?(?:uma?|nenhum|ninguem)?\s?\w*/g,
	/\b(?:don'?t|do not) (?:need|want) to (?:talk|speak|chat) (?:to|with) (?:an? )?\w+/g,
];

export const HUMAN_WANTED = [
	new RegExp(`\\b(?:hablar|hablo|conversar|comunicar(?:me)?|comunicame|comuniqueme|chatear|contactar(?:me)?|contacteme|contactame|atencion)\\b.{0,25}\\b${PERSON_ES}\\b`),
	new RegExp(`\\b(?:quiero|necesito|prefiero|dame|deme|pasame|paseme|pasar(?:me)?|derivame|deriveme|derivar(?:me)?|transfiereme|transfiera(?:me)?|transferir(?:me)?|que me (?:atienda|llame|responda|conteste|ayude)|atiendeme)\\b.{0,15}\\b(?:con |a )?(?:una? |un |el |la |su |otra )?${PERSON_ES}\\b`),
	/\b(?:persona|humano) (?:real|de verdad|de carne y hueso)\b/,
	/^(?:un |una |el |la )?(?:humano|humana|persona|agente|asesor|asesora|ejecutivo|ejecutiva|operador|operadora|atendente|human|agent|representative|operator)(?: por favor| porfa| please| por gentileza)?[.!? ]*$/,
	new RegExp(`\\b(?:falar|falo|conversar|atendimento|contato)\\b.{0,25}\\b${PERSON_PT}\\b`),
	new RegExp(`\\b(?:quero|preciso(?: de)?|prefiro|me (?:passa|passe|transfere|transfira|chama|chame|liga|ligue)|pode me passar)\\b.{0,15}\\b(?:com |para |por )?(?:uma? |um |o |a )?${PERSON_PT}\\b`),
	/\batendimento humano\b/,
	new RegExp(`\\b(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|put me through|get me|give me|want|need|prefer)\\b.{0,20}\\b(?:an? |the |your |real |actual |live |human )*${PERSON_EN}\\b`),
	/\b(?:real|live|actual) (?:human|person|agent)\b/,
];

const ROBOT = '(?:bots?|robots?|robos?|maquinas?|machines?|chatbots?)';
export const NO_ROBOT = new RegExp(
	`\\b(?:no|nao|not|don'?t|basta|stop)\\b.{0,15}\\b(?:hablar|conversar|mas|de|falar|conversar|talking|talk|speak|chat|mais)\\b.{0,12}\\b${ROBOT}\\b|\\b(?:odio|detesto|hate) .{0,12}\\b${ROBOT}\\b`,
);

export const COMPLAINTS = [
	/\b(?:sernac|procon|profeco|indecopi|defensa del consumidor|reclame aqui|better business bureau)\b/,
	/\b(?:reclamo|reclamos|reclamar|libro de quejas|queja formal|poner una queja|denuncia|denunciar|denunciarlos)\b/,
	/\b(?:estafa|estafas|estafado|estafada|estafadores|fraude|ladrones)\b/,
	/\b(?:demandar(?:los|las|e)?|demanda (?:legal|judicial|contra)|accion(?:es)? legal(?:es)?|mi abogad[oa])\b/,
	/\b(?:reclamacao|reclamacoes|golpe|golpistas?|processar voces|meu advogad[oa]|acao judicial)\b/,
	/\b(?:scam|scammed|scammers?|fraud|my lawyer|my attorney|legal action|sue you|lawsuit|file a complaint|formal complaint|chargeback)\b/,
];
