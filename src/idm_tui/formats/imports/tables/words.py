"""The words that name columns: English, French, Spanish, German, Italian, Portuguese and Dutch."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

from idm_tui.core.text import fold

Field = Literal[
    "title",
    "group",
    "subtitle",
    "event",
    "date",
    "enddate",
    "start",
    "end",
    "duration",
    "room",
    "speakers",
    "given",
    "family",
    "role",
    "organisation",
    "moderators",
    "rapporteurs",
    "kind",
    "track",
    "abstract",
    "questions",
    "id",
    "timezone",
]
FIELDS: tuple[Field, ...] = get_args(Field)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OTHER = _set(
    "email mail e-mail url link links website web webseite phone telephone telefon telefono tel twitter bio biography "
    "biographie biografia photo foto image bild count capacity kapazitat slides video recording audio lighting slug "
    "speakername padding license licence language langue sprache idioma recorded status password dial max maximum "
    "maximal"
)
_DATE = _set(
    "date dates day days datum tag tage jour jours journee fecha fechas dia dias wochentag weekday data giorno giorni "
    "giornata dag"
)
_TIME = _set(
    "time times timeslot uhrzeit uhr zeit zeiten heure heures horaire horaires hora horas horario slot hour hours "
    "clock hrs when quand cuando wann zeitfenster timing timings ora ore orario orari horarios tijd tijdstip quando"
)
_START = _set(
    "start starts starting begin begins beginning beginn anfang debut inicio comienzo empieza von from de desde du ab "
    "startet startzeit starttime startdate anfangszeit beginnt begint dtstart inizio da dalle aanvang"
)
_END = _set(
    "end ends ending finish finishes fin ende endet bis to until till hasta a final termino termina endtime enddate "
    "endzeit stop dtend fine alle einde eind fim"
)
_LENGTH = _set(
    "duration length duree duracion dauer min mins minutes minuten minutos lange lasts len durata minuti duracao duur"
)
_SPEAKERS = _set(
    "speaker speakers presenter presenters presentador presentadores who qui quien wer intervenant intervenants "
    "intervenante intervenantes orador oradores oradora ponente ponentes referent referenten referentin "
    "referentinnen referierende vortragende vortragender redner rednerin sprecher sprecherin sprecherinnen "
    "orateur orateurs author authors auteur auteurs autor autores autoren panelist panelists panellist panellists "
    "participants expositor expositores conferencier conferenciers conferencista conferencistas lecturer person "
    "persons personen people responsible responsable instructor teacher artist performer interventions relatore "
    "relatori relatrice relatrici chi palestrante palestrantes sprekers spreker wie talent talents guest guests "
    "lead leads presented delivered discussant discussants contributor contributors lecturers teachers "
    "instructors trainer trainers artists performers cast invite invites invitee invitees participante "
    "participantes oratrice oratrices conferenciere conferencieres formateur formatrice formateurs formatrices "
    "paneliste panelistes presente artiste artistes panelista panelistas invitado invitada invitados invitadas "
    "expositora expositoras conferenciante conferenciantes tallerista talleristas presentadora presentadoras "
    "presenta imparte impartido disertante disertantes docente docentes convidado convidada convidados convidadas "
    "painelista painelistas apresentador apresentadora apresentadores quem gast gaste mitwirkende mitwirkender "
    "teilnehmende teilnehmer teilnehmerin teilnehmerinnen dozent dozentin dozenten dozentinnen rednerinnen "
    "referierender partecipante partecipanti ospite ospiti docenti oratore oratori formatore formatori gasten "
    "deelnemer deelnemers docent inleider inleiders"
)
_MODERATORS = _set(
    "moderator moderators moderation moderateur moderateurs moderatrice moderador moderadores moderadora chair "
    "chairs chairperson chairman chairwoman president presidente presidence presidencia vorsitz leitung chairing "
    "facilitators facilitateur facilitador sitzungsleitung moderiert cochair cochairs moderatore moderatori "
    "voorzitter moderadoras host hosts hosted facilitator facilitated facilitation moderated chaired coordinator "
    "coordinators coordination emcee mc modere animation animateur animateurs animatrice animatrices anime animee "
    "facilitateurs facilitatrice facilitatrices moderatrices coordinateur coordinateurs coordinatrice "
    "coordinatrices coordonnateur coordonnatrice modera moderan moderacion coordina coordinan coordinador "
    "coordinadora coordinadores coordinadoras coordinacion facilita facilitadora facilitadores facilitadoras "
    "conduce conductora preside dirige mediador mediadora animador animadora moderacao coordena coordenador "
    "coordenadora coordenadores coordenacao mediadores moderatorin moderatoren moderatorinnen gastgeber "
    "gastgeberin leiter leiterin vorsitzende vorsitzender gesprachsleitung diskussionsleitung koordination "
    "koordinator koordinatorin moderatrici moderazione coordinatore facilitatore presiede gespreksleider "
    "dagvoorzitter"
)
_NO_PEOPLE = _set(
    "notes comments photo partner partners mic mics micro micros mikrofon microphone microphones fee fees"
)
_RAPPORTEURS = _set("rapporteur rapporteurs rapporteuse relator relatora relatores berichterstatter protokoll scribe")
_ROOM = _set(
    "room rooms location locations venue venues place where ou wo donde salle salles lieu lieux sala salas lugar raum "
    "raume ort orte saal hall stage buhne auditorium building gebaude space standort locality roomname aula sede "
    "luogo dove sale local zaal ruimte locatie onde"
)
_KIND = _set(
    "kind type format typ art tipo category categorie categoria kategorie formato veranstaltungsart types kinds "
    "categories categorias tipologia soort"
)
_TRACK = _set(
    "track tracks stream strang sektion section themenfeld parcours axe eje linea schiene level strand traccia filone"
)
_ID = _set("id ids code nr no number numero nummer uid guid key uuid n cue num")
_QUESTIONS = _set("question questions fragen preguntas leitfragen frage pregunta domande domanda perguntas vragen")
_ABSTRACT = _set(
    "abstract abstracts description summary resume resumen beschreibung zusammenfassung details descripcion contenu "
    "contenido inhalt inhalte blurb text descriptif kurzbeschreibung objectives objectifs objetivos descrizione "
    "sintesi contenuti contenuto descricao resumo omschrijving desc"
)
_SUBTITLE = _set("subtitle untertitel subtitulo soustitre subheading sottotitolo")
_ORGANISATION = _set(
    "organisation organisations organization organizations affiliation affiliations institution institutions company "
    "firma institut institute organisme organizacion empresa afiliacion institucion org einrichtung unternehmen "
    "entity agency entreprise ente istituzione organizzazione instituicao organizacao afiliacao affiliazione "
    "organisatie"
)
_ROLE = _set("role position job funktion fonction cargo rolle puesto poste designation ruolo qualifica funcao functie")
_STRONG_TITLE = _set(
    "title titles titel titre titres titulo titulos talk talks presentation presentations paper papers vortrag "
    "vortrage ponencia ponencias expose thema themen beitrag lecture name talktitle titolo titoli intervento "
    "interventi palestra"
)
_TITLE = _set(
    "topic topics subject event events activity activities item agenda sujet sujets theme themes tema temas asunto "
    "actividad actividades activite activites veranstaltung programmpunkt what was quoi que evento programme program "
    "programm programa punkt tagesordnungspunkt element content evenement session sessions intitule segment "
    "bezeichnung aktivitat seminar argomento argomenti attivita eventi cosa onderwerp atividade atividades sessione "
    "sessao"
)
_GROUP = _set(
    "session sessions sesion sesiones seance seances sitzung panel panels block workshop atelier taller sessione "
    "sessioni sessao sessoes sessie"
)

_EXACT: dict[str, Field] = {
    "#": "id",
    "n°": "id",
    "no.": "id",
    "date & time": "start",
    "date and time": "start",
    "date/time": "start",
    "datetime": "start",
    "date time": "start",
    "datum/uhrzeit": "start",
    "datum und uhrzeit": "start",
    "date et heure": "start",
    "fecha y hora": "start",
    "day/time": "start",
    "day & time": "start",
    "day and time": "start",
    "tag und uhrzeit": "start",
    "tag/uhrzeit": "start",
    "first name": "given",
    "firstname": "given",
    "given name": "given",
    "vorname": "given",
    "prenom": "given",
    "last name": "family",
    "lastname": "family",
    "surname": "family",
    "family name": "family",
    "nachname": "family",
    "nom de famille": "family",
    "apellido": "family",
    "apellidos": "family",
    "nom": "title",
    "nombre": "title",
    "sous-titre": "subtitle",
    "sub-title": "subtitle",
    "sub title": "subtitle",
    "job title": "role",
    "event title": "title",
    "event name": "title",
    "prenom nom": "speakers",
    "nom prenom": "speakers",
    "nom et prenom": "speakers",
    "full name": "speakers",
    "led by": "speakers",
    "a": "end",
    "de": "start",
    "du": "start",
    "data": "date",
    "n": "id",
    "tz": "timezone",
    "time zone": "timezone",
    "timezone": "timezone",
    "zeitzone": "timezone",
    "fuseau horaire": "timezone",
    "zona horaria": "timezone",
}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[#°]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_LABEL = 60


@lru_cache(maxsize=4096)
def field_of(label: str) -> Field | None:
    """Return what the column under this heading holds, if its words say so."""
    if not label or len(label) > _LONGEST_LABEL:
        return None
    plain = fold(_CAMEL.sub(" ", label)).replace("_", " ")
    plain = " ".join(plain.split()).strip(" :*.")
    bare = _BRACKETS.sub(" ", plain).strip(" :*.") or plain
    for whole in (plain, bare):
        if exact := _EXACT.get(whole):
            return exact
    words = _WORDS.findall(bare)
    if not words or len(words) > 6:
        return None
    return _by_words(frozenset(words))


def _by_words(words: frozenset[str]) -> Field | None:
    if words & _OTHER:
        return None
    for rule in (_when, _who, _what):
        if found := rule(words):
            return found
    return None


def _when(words: frozenset[str]) -> Field | None:
    words = words - {"at", "on", "event", "session"} or words
    short = words - _set("a de du the of la le el des der to from") or words
    named_time = bool(short & _TIME)
    named_date = bool(short & _DATE) and not named_time
    if short & _LENGTH:
        return "duration"
    if short & _QUESTIONS:
        return "questions"
    if len(words) <= 5 and words & _END and not short & (_STRONG_TITLE | _GROUP | _START):
        return "enddate" if named_date else "end" if short <= _END | _TIME | _DATE | _TITLE else None
    if short & _START and short <= _START | _TIME | _DATE | _TITLE | _GROUP | _STRONG_TITLE:
        return "date" if named_date else "start"
    if named_time and not short & (_KIND | _TRACK):
        return "start"
    if named_date and not short & (_STRONG_TITLE | _ABSTRACT):
        return "date"
    return None


def _who(words: frozenset[str]) -> Field | None:
    if words & _MODERATORS and not words & (_KIND | _ROOM | _NO_PEOPLE):
        return "organisation" if words & _ORGANISATION else "moderators"
    if words & _RAPPORTEURS:
        return "rapporteurs"
    if words & _SPEAKERS:
        if words & _ORGANISATION:
            return "organisation"
        if words & _ID:
            return None
        if words & (_ROLE | _set("title titel titre titulo")):
            return "role"
        return None if words & (_KIND | _NO_PEOPLE) else "speakers"
    if words & _ORGANISATION:
        return "organisation"
    if words & _ROLE:
        return "role"
    return None


def _what(words: frozenset[str]) -> Field | None:
    if words & _ID and words <= _ID | _TITLE | _STRONG_TITLE | _GROUP | _set("unique submission internal"):
        return "id"
    table: tuple[tuple[frozenset[str], Field], ...] = (
        (_SUBTITLE, "subtitle"),
        (_KIND, "kind"),
        (_ROOM, "room"),
        (_ABSTRACT, "abstract"),
        (_TRACK, "track"),
        (_STRONG_TITLE, "title"),
        (_TITLE, "title"),
        (_GROUP, "title"),
    )
    return next((field for names, field in table if words & names), None)


def title_rank(label: str) -> int:
    """Return how surely a column of this heading holds the title, 0 the surest, where several might."""
    words = frozenset(_WORDS.findall(fold(_CAMEL.sub(" ", label)).replace("_", " ")))
    if words & (_STRONG_TITLE - {"name"}):
        return 0
    if words & _set("name nom nombre"):
        return 4
    if words & _GROUP:
        return 2
    return 3 if words & _set("event events evento veranstaltung evenement program programme programm programa") else 1


def names_a_group(label: str) -> bool:
    """Say whether a heading names what several talks belong to: a session, a panel."""
    return bool(frozenset(_WORDS.findall(fold(label))) & _GROUP)


_KEYS: dict[str, Field] = {
    "day": "date",
    "time": "start",
    "begin": "start",
    "length": "duration",
    "location": "room",
    "speaker": "speakers",
    "who": "speakers",
    "moderator": "moderators",
    "chair": "moderators",
    "rapporteur": "rapporteurs",
    "type": "kind",
    "description": "abstract",
    "organization": "organisation",
    "affiliation": "organisation",
    "session": "group",
    "panel": "group",
    "question": "questions",
}


def key_of(name: str) -> Field | None:
    """Return the column that whoever imports means by this name."""
    plain = fold(name.strip())
    if plain in FIELDS:
        return plain
    return _KEYS.get(plain) or field_of(name.strip())
