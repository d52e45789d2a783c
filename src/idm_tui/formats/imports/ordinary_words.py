"""Words that titles, places and bodies are made of, and hardly any name: where one stands, capitals make no person."""

from __future__ import annotations

import re

# Without accents and in small letters. Words that many people are called (Park, Young, Price, Hope) are left out.
_ENGLISH = """
about academic access accessible accountability action actions activities activity adaptation address administration
adoption advanced advances advancing advisory africa african agency agenda agriculture aid aims air algorithm
algorithms all allocation america american analysis and announcement annual answers application applications applied
approach approaches arctic area areas arrival arrivals artificial asia asian assembly assessment association asylum
atlantic atlas audit australia australian authority aviation awards awareness back background baltic bank banquet bar
basic beginners benchmark benchmarks benefits best better between beyond board boarding boardroom boat book border
borders box break breakfast breakout breakouts bridging briefing britain british browser browsers budget buffet
building bus business cache cafe calendar call camp campus canada canadian capacity capital care caribbean case cases
cells census center central centre ceremony certificate challenge challenges change changes chemistry children china
chinese choices city civil class cleaning client clients climate clinic clinics closing cloud club coast coastal cocoa
code coffee collaboration collection college commentary comments commerce commission committee common commons
communication communications communities community company comparison compiler complex computing concept concluding
conclusion conclusions conference confirmed conservation construction contact container containers context control
convention cooperation cooperative coordination corporate corporation corridor cost costs council countries country
course courtyard creating credit crisis crop crops cultural culture current customs cyber data dataset datasets date
day days debate debt decision deep delegates delivery demand demo demonstration demos department design desk developer
developers developing development developments diaspora digital dinner disaster discussant discussants discussion
discussions diversity document documents draft drinks driven drought droughts dynamics early earth east eastern
economic economics economy ecosystem ecosystems education effective efficiency election electronic emergency emerging
employment empowering end energy engagement engineering english entrance environment environmental equality equity
error euro europe european evaluation evening event events evidence examples exchange excursion execution exercise
exhibition expert experts exposure external facilitator facilitators facilities faculty families farewell farm farmers
farming federal federation feedback fellowship festival field film final finance financial financing findings fire
first fiscal fish fisheries floods floor flow font fonts food for foreign forest forestry forum foundation foundations
framework frameworks free french from frontiers fund funding future futures gallery game gap gaps garden gardens gas
gender general german germany global goals good goods governance government green grid ground group groups growth
guest guidance guide guidelines hall hands harbour hard harvest health healthcare heat heritage high higher highlights
history home hospital host hosts hotel hour hours house housing how human hybrid ideas identity impact implementation
implications improving inclusion inclusive income india indian indicators individual indonesia industry inequality
inference inflation informal information infrastructure initiative initiatives innovation innovations input insights
institute institutions insurance integrated integration intelligence interactive interface interfaces international
internet intro introducing introduction introductions introductory investing investment invited island islands issues
italy japan japanese job jobs joint journey kernel keynote knowledge korea korean lab labor laboratory labour lake
land lanes language languages large last latin launch launching leadership leading learned learning lecture legal
lesson lessons level levels leveraging libraries library life lightning link links list literacy live livestock living
loans lobby local location logistics lounge lunch lunchtime machine main mainstreaming maintenance maize making
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
perspectives pharmacy phase photo photos physical physics picnic pilot pilotage pizza place plan planet planning plans
plants platform platforms plenary poetry policies policy pollution pool population portal poster posters potential
poverty practical practice practices pre preparation present presentation presentations prevention preview priorities
private prize prizes problem problems procedure procedures process processes processing procurement product production
productivity products professional program programme programmes programming programs progress project projects
proposal proposals prospects protection protocol protocols provincial pub public publication publications quality
quantum queries query question questions quick quiz radio railway ready real reality recent reception recommendations
reconciliation records recovery red reflection reflections reform reforms refreshments refugee refugees regional
register registration regulation regulations regulatory related relations remarks remittances remote renewable report
reporting reports representative representatives requirements research resilience resource resources response
responses responsibility restaurant results retrieval return returnees review reviews revisited revolution rights risk
risks river rivers road roadmap robot robots role room roundtable rules rural safe safety salad satellite savings
scale scaling scenarios schedule school schools science sciences scientific scraping sea seas sector sectors security
selected seminar senior sensor sensors series server servers service services session sessions setting settings shared
sharing shipping short showcase side sightseeing site skill skills slides small smart snack snacks social society
software soil soils solar solution solutions source south southern space spain spanish speaker speakers special
species speech sponsors spring square staff stage stakeholder stakeholders standard standards state statement
statements statistical statistics status steering steps storage stories story strategic strategies strategy street
strengthening structure students studies study subject success summary summit supply support supporters surveillance
survey sustainability sustainable sustaining swimming symposium system systems table tables tackling talk talks task
tax taxation tba tbc tbd tea team teams technical techniques technologies technology telecom tent terrace testing text
the theater theatre theme themes theories theory things thinking thoughts threats time title today token tokens
tomorrow tool tools topic topics tour tourism tower town trade trading tradition traditional traffic training transfer
transformation transition transitions transparency transport travel trends trial tribute trust tutorial tutorials uk
understanding union unit universal university unlocking update updates upgrading urban usa usage use user users using
vaccine values variable various vegan venue vessel via video views village violence virtual vision visit visits vote
voyage vulnerability wages walk war waste water waves way ways weather web webinar week welcome welcoming welfare
wellness western what wheat when where which who why wildlife wind wine winter wireless with women work worker workers
workflow workforce working works workshop workshops world wrap writing year years youth zone zoom
"""
_FRENCH = """
acces accueil agences allocution ambassade analyse animation annonce apres archives article atelier ateliers au autour
aux avec banque bilan buffet bureau cadre carte cas centre ceremonie chaine changement chantier climat clinique
cloture cocktail coeur collecte collectivites comite comment commission commune communes communication concert
conclusion conclusions conference conseil construire cooperation cour culture debat debats dejeuner demarche
departement des developpement dialogue discours donnees droit droits eau eaux echange echanges ecole economie
education emploi enjeux enquete enseignement ensemble entreprise entreprises equipe espace et etat etats etude etudes
evaluation examen expose exposition femmes filiere fin finances fonction fonds formation forum francais gestion
gouvernance grands groupe groupes histoire hotel initiatives inscription inscriptions institut intervention
introduction jardin jeunes jeunesse journee justice langue lecture libre logement loi lutte maison marche mediation
mesures methodes mieux ministere mise modele mot mots moyens musee nationale nationales nouveau nouvelle nouvelles
numerique objectifs oeuvre office outil outils ouverture paix panel par parcours partage partenaires patrimoine pause
pays philanthropie photo place plan pleniere point politique politiques populations pour pourquoi pratique pratiques
presentation prevention processus prochaines production programme projection projet projets protection public publique
publiques quel quelle quelles quels question questions rapport recherche reflexion regards region regionale regions
remise rencontre repas reponses reseau reseaux ressources restitution retour retours reunion role salle sante science
sciences seance secteur securite sejour service services session sites social sociale societe soutien stade strategie
sur synthese systeme systemes table tables temoignage temoignages temps territoire territoires theatre theme tour
transition transport travail travaux tribune une universite usages vers vie ville villes visite voix vue
"""
_SPANISH_AND_PORTUGUESE = """
abertura acceso acesso acreditacion actividad actividades acto agenda agua ahora alimentacion almoco almuerzo ambiente
america analisis apertura aplicaciones aprendizagem aprendizaje asamblea aspectos auditorio avaliacao avances
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
territorial trabajo trabalho transporte turismo universidad urbana vino violencia visita vivienda zona
"""
_GERMAN = """
abend abschluss anmeldung ansprache arbeit aula ausblick auswertung begrussung bericht berichte bildung chancen daten
diskussion ein einfuhrung einlass empfang ergebnisse eroffnung forschung fragen fruhstuck fuhrung gemeinsam
gemeinsames gesellschaft gesundheit grundlagen gruppe gruppen haus imbiss impuls kaffee kaffeepause klima kultur
mittag mittagessen mittagspause neue neues offene pause plenum podium podiumsdiskussion praxis raum rundgang saal
schluss schule sicherheit sitzung stadt stand strategie tag tagung technik teil thema themen umwelt und verwaltung vom
vorstellung vortrag vortrage wasser wege werkstatt wirtschaft wissenschaft workshop zukunft zum zur zusammenfassung
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
