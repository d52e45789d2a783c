"""Words that titles, places and bodies are made of, and hardly any name: where one stands, capitals make no person."""

from __future__ import annotations

import re

# Without accents and in small letters. Words that many people are called (Park, Young, Price, Hope) are left out.
_ENGLISH = """
presenter presenters speaker speakers moderator moderators panelist panelists panellist panellists
courts under attack rep reps personnel daughters sons brothers campuses catering
artist artists musicians students states kingdom zealand rica emirates branch branches division divisions unit units
section sections directorate secretariat announced determined affairs political democracy paradigm asuntos europeos
afternoon standup parade doors recording recorded cancelled postponed drugs therapeutics endocrine
salon actos manifiesto block track stream mensa comienzo plenario reanudacion interna prensa lectura
ababa about academic access accessible accountability action actions activities activity adaptation addis address
administration adoption advanced advances advancing advisory africa african agency agenda agriculture aid aims air
aires algorithm algorithms all allocation america american analysis and announcement annual answers anything
application applications applied approach approaches arabia arctic area areas arrival arrivals artificial asia asian
ask assembly assessment association asylum atlantic atlas audit australia australian authority aviation awards
awareness back background ballroom baltic bank banquet bar bargaining basic basics beginners benchmark benchmarks
benefits better between beyond board boarding boardroom boat book border borders box break breaker breakfast breakout
breakouts bridging briefing britain british browser browsers budget buenos buffet building bus business cache cafe
calendar call camp campus canada canadian capacity capital care caribbean cases ceiling cells census center central
centre ceremony certificate challenge challenges change changes chat check chemistry children china chinese choices
city civil class cleaning client clients climate clinic clinics closing cloud club coast coastal cocoa code coffee
coins collaboration collection college commentary comments commerce commission committee common commons communication
communications communities community company comparison compiler complex computing concept concluding conclusion
conclusions conference confirmed conservation construction contact container containers context control convention
cooperation cooperative coordination coral corporate corporation corridor corridors cost costs council countries
country course courtyard creating credit crisis crop crops cruise crystal cultural culture current customs cutting
cyber data dataset datasets date day days debate debt decision deck deep delegates delivery demand demo demonstration
demos department design desk developer developers developing development developments diaspora digital dinner disaster
discussant discussants discussion discussions diversity document documents draft drain drinks driven drought droughts
dry dynamics earth east eastern economic economics economy ecosystem ecosystems education effective efficiency
election electronic elevator emergency emerging employment empowering end energy engagement engineering english
entrance environment environmental equality equity error euro europe european evaluation evening event events evidence
examples exchange excursion execution exercise exhibition expert experts exposure external facilitator facilitators
facilities faculty fair families farewell farm farmers farming faso federal federation feedback fellowship festival
field film final finance financial financing findings fire fireside first fiscal fish fisheries floods floor flow font
fonts food for foreign forest forestry forum foundation foundations framework frameworks french from frontiers fund
funding future futures gallery game games gap gaps garden gardens gas gender general german germany global goals goods
governance government green grid ground group groups growth guest guidance guide guidelines hall hands harbour hard
harvest health healthcare heat heritage high higher highlights history home hospital host hosts hotel hour hours
house housing how human hybrid ice ideas identity impact implementation implications improving inclusion inclusive
income india indian indicators individual indonesia industry inequality inference inflation informal information
infrastructure initiative initiatives innovation innovations input insights institute institutions insurance
integrated integration intelligence interactive interface interfaces international internet intro introducing
introduction introductions introductory investing investment invited island islands issues italy japan japanese job
jobs joint journey kernel keynote kick knowledge kong korea korean kuala lab labor laboratory labour lake land lanes
language languages lanka large last latin launch launching leadership leading learned learning lecture legal leone
lesson lessons level levels leveraging libraries library life lightning links list literacy live livestock living
loans lobby local location logistics lounge lumpur lunch lunchtime machine main mainstreaming maintenance maize making
management map mapping maps maritime market marketing markets material materials mathematics measurement measuring
mechanism mechanisms media medical medicine mediterranean meet meeting meetings member members memory mental mentor
mentors messages method methodologies methodology methods metric metrics metro mexico migrant migrants migration
minerals mining ministerial mission mixed mobile mobility model modeling modelling models moderator moderators modern
monitoring morning mountain museum music national natural nature needs network networking networks new news next
nigeria night nights north northern note notes novel nuclear nutrition objective objectives observation ocean of
office official offline oil old online open opening operation operational operations opportunities opportunity
optimization options oral organisation organisations organiser organisers organization organizations organizer
organizers orientation other our outcomes outlook outreach override overview own pacific palace panel panelists
panellists panels paper papers parallel parliament part participant participants participation partners partnership
partnerships parts path pathways patterns payment payments peace peer pension pensions people performance perspective
perspectives pharmacy phase photo photos physical physics picnic pilot pilotage pipeline pizza place plan planet
planning plans plants platform platforms plenary poetry points policies policy pollution pool population portal poster
posters potential poverty practical practice practices pre preparation present presentation presentations prevention
preview priorities private prize prizes problem problems procedure procedures process processes processing procurement
product production productivity products professional program programme programmes programming programs progress
project projects proposal proposals prospects protection protocol protocols provincial pub public publication
publications pull quality quantum queries query question questions quiz radio railway ready real reality recent
reception recommendations reconciliation records recovery recruitment red reefs reflection reflections reform reforms
refreshments refugee refugees regional register registration regulation regulations regulatory related relations
remarks remittances remote renewable report reporting reports representative representatives request requests
requirements research resilience resource resources response responses responsibility restaurant results retrieval
return returnees review reviews revisited revolution ribbon rica rights risk risks river rivers road roadmap robot
robots role room roundtable rules run rural safe safety salad satellite savings scale scaling scenarios schedule
school schools science sciences scientific scraping sea seas sector sectors security selected seminar senior sensor
sensors series server servers service services session sessions setting settings shared sharing shipping showcase side
sightseeing site skill skills slides small smart snack snacks social society software soil soils solar solution
solutions sound source south southern space spain spanish speaker speakers special species speech sponsors spring
square staff stage stakeholder stakeholders standard standards state statement statements statistical statistics
status steering steps storage stories story strategic strategies strategy street strengthening structure students
studies study subject success suite summary summit sunset supply support supporters surveillance survey sustainability
sustainable sustaining swimming symposium system systems table tables tackling talent talk talks task tax taxation tba
tbc tbd tea team teams tech technical techniques technologies technology telecom telekom tent terrace testing text the
theater theatre theme themes theories theory things thinking thoughts threats time title today token tokens tomorrow
tool tools topic topics tour tourism tower town trade trading tradition traditional traffic training transfer
transformation transition transitions transparency transport travel trends trial tribute trust tutorial tutorials uk
understanding union unit universal university unlocking update updates upgrading urban usa usage use user users using
vaccine values variable various vegan venue vessel via video views village violence virtual vision visit visits vote
voyage vulnerability wage wages walk war warning waste water waves way ways weather web webinar week welcome welcoming
welfare wellness western what wheat when where which who why wildlife wind wine wireless with women work worker
workers workflow workforce working works workshop workshops world wrap writing year years youth zero zone zoom
"""
_FRENCH = """
assemblee assemblees generale generales solidarite solidarites
acces accueil agences allocution ambassade analyse animation annonce apres archives article atelier ateliers au autour
aux avec banque bilan buffet bureau cadre carte cas centre ceremonie chaine changement chantier climat clinique
cloture cocktail coeur collecte collectivites comite comment commission commune communes communication concert
conclusion conclusions conference conseil construire cooperation cour culture debat debats dejeuner demarche
departement des developpement dialogue discours divers donnees droit droits eau eaux echange echanges ecole economie
education emploi enjeux enquete enseignement ensemble entreprise entreprises equipe espace et etat etats etude etudes
evaluation examen expose exposition femmes filiere fin finances fonction fonds formation forum francais frontieres
gestion gouvernance grands groupe groupes histoire hotel initiatives inscription inscriptions institut intervention
introduction jardin jeunes jeunesse journee justice langue lecture libre logement loi lutte maison marche medecins
mediation mesures methodes mieux ministere mise modele mot mots moyens musee nationale nationales nouveau nouvelle
nouvelles numerique objectifs oeuvre office outil outils ouverture paix panel par parcours partage partenaires
patrimoine pause pays philanthropie photo place plan pleniere point politique politiques populations pour pourquoi
pratique pratiques presentation prevention processus prochaines production programme projection projet projets
protection public publique publiques quel quelle quelles quels question questions rapport recherche reflexion regards
region regionale regions remise rencontre repas reponses reseau reseaux ressources restitution retour retours reunion
role salle sante science sciences seance secteur securite sejour service services session sites social sociale societe
soutien stade strategie sur synthese systeme systemes table tables temoignage temoignages temps territoire territoires
theatre theme tour transition transport travail travaux tribune une universite usages vers vie ville villes visite
voix vue
"""
_SPANISH_AND_PORTUGUESE = """
charla charlas paralelas paralelos bloque bloques
abertura acceso acesso acreditacion actividad actividades acto agenda agua ahora alimentacion almoco almuerzo ambiente
america analisis apertura aplicaciones aprendizagem aprendizaje asamblea aspectos asuntos auditorio avaliacao avances
ayuntamiento banco bienvenida cafe calidad cambio capacitacion casos cena centro ciencia ciencias ciudad ciudades
clausura cocina comentarios comida comision como comunicacao comunidad comunidades con conclusiones conferencia
congreso conhecimento consejo contexto cooperacion coordinacion credenciamento cultura dados datos debate debatedores
derecho derechos desafios desarrollo descanso desenvolvimento dialogo digital discusion diseno docentes economia
economica educacao educacion educativa elecciones empleo empresa empresas encerramento encuentro energia enfermedades
ensenanza ensino entrega equipo escola escuela espacio estado estrategia estudio estudios evaluacion experiencia
experiencias exposicion familia financiamiento formacion foro foto fotografia futuro genero gestao gestion gobierno
governo grupo grupos herramientas historia hora horario igualdad impacto inauguracion inclusao indicadores informacion
informe infraestructura iniciativas innovacion inovacao inscripcion inscripciones instituto integracion internacional
intervalo intervencion introduccion investigacion jornada jornadas justicia laboral lecciones libre libro lucha
magistral mediacao mercado mesa mesas metodologia ministerio modelo modelos movilidad mudanca mujer mujeres mundo
museo musica nacional naciones naturaleza nueva nuevas nuevo nuevos objetivos oficina organizacion palabras palestra
panel para participacion pausa pesquisa plan plenaria poblacion politica politicas ponencia ponencias por practicas
pregunta preguntas presentacion prevencion proceso procesos processo producao produccion programa programacao protecao
proteccion proximos proyecto proyectos publica publicas publico puerto puertos questoes receso recursos red rede redes
redonda refrigerio region regional registro relaciones respuestas resultados retos reunion riesgo riesgos rural salud
saude sector seguranca seguridad seminario servicio servicios sesion sesiones sessao sistema sistemas sobre social
sociales sociedad sociedade sostenible sustentavel taller talleres tecnica tecnico tecnologia tecnologias tema temas
territorial trabajo trabalho transporte turismo universidad urbana varios vino violencia visita vivienda zona
"""
_GERMAN = """
abend abschluss anmeldung ansprache arbeit aula ausblick auswertung begrussung bericht berichte bildung chancen daten
diskussion ein einfuhrung einlass empfang ergebnisse eroffnung forschung fragen fruhstuck fuhrung gemeinsam
gemeinsames gesellschaft gesundheit grundlagen gruppe gruppen haus imbiss impuls kaffee kaffeepause klima kultur
mittag mittagessen mittagspause neue neues offene pause plenum podium podiumsdiskussion praxis raum rundgang saal
schluss schule sicherheit sitzung stadt stand statistik strategie tag tagung technik teil thema themen umwelt und
verwaltung vom vorstellung vortrag vortrage wasser wege werkstatt wirtschaft wissenschaft workshop zukunft zum zur
zusammenfassung
"""
_ORDINARY = frozenset(f"{_ENGLISH}{_FRENCH}{_SPANISH_AND_PORTUGUESE}{_GERMAN}".split())
# Names end so hardly ever; "-ment" (Clément), "-ity" (Felicity), "-ing" (Fleming), "-ung" (Jung) are not here.
_ENDING = re.compile(
    r"[a-z]{2,}(?:tions?|ology|ologies|ography|ilit(?:y|ies)|ivity|ality|ization|isation|encies|ystems?|wares?"
    r"|[bdglnprtv]ments|(?:om|at|ist|it|yt|st|et|on|ph|bot|am|aut)ics|schaft|keit|heit|amiento|imiento|ologia|ografia)"
)


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of everyday speech, and no part of a name."""
    return word in _ORDINARY or _ENDING.fullmatch(word) is not None
