-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40103 SET TIME_ZONE='+00:00' */;

--
-- Table structure for table `idcsmart_client`
--

DROP TABLE IF EXISTS `idcsmart_client`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_client` (
  `id` int(10) NOT NULL DEFAULT 0,
  `username` varchar(255) NOT NULL DEFAULT '',
  `status` tinyint(1) NOT NULL DEFAULT 0,
  `email` varchar(255) NOT NULL DEFAULT '',
  `phone_code` int(10) NOT NULL DEFAULT 0,
  `phone` varchar(255) NOT NULL DEFAULT '',
  `password` varchar(255) NOT NULL DEFAULT '',
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `company` varchar(255) NOT NULL DEFAULT '',
  `country` varchar(255) NOT NULL DEFAULT '',
  `address` varchar(255) NOT NULL DEFAULT '',
  `language` varchar(255) NOT NULL DEFAULT '',
  `notes` varchar(255) NOT NULL DEFAULT '',
  `client_notes` varchar(255) NOT NULL DEFAULT '',
  `last_login_time` int(10) NOT NULL DEFAULT 0,
  `last_login_ip` varchar(255) NOT NULL DEFAULT '',
  `last_action_time` int(10) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_client` WRITE;
/*!40000 ALTER TABLE `idcsmart_client` DISABLE KEYS */;
INSERT INTO `idcsmart_client` VALUES (1,'何若曦',1,'ruoxi@example.cn',44,'13800138005','###0e7517141fb53f21ee439b355b5a1d0a','88.00','若曦设计','中国','人民路 3 号','zh-cn','','',0,'',0,1683000000,0),
(2,'停用',0,'stopped@example.cn',0,'','','2.00','','','','','','',0,'',0,1683000000,0);
/*!40000 ALTER TABLE `idcsmart_client` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_product`
--

DROP TABLE IF EXISTS `idcsmart_product`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_product` (
  `id` int(10) NOT NULL DEFAULT 0,
  `name` varchar(255) NOT NULL DEFAULT '',
  `product_group_id` int(10) NOT NULL DEFAULT 0,
  `description` text DEFAULT NULL,
  `hidden` tinyint(1) NOT NULL DEFAULT 0,
  `pay_type` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_product` WRITE;
/*!40000 ALTER TABLE `idcsmart_product` DISABLE KEYS */;
INSERT INTO `idcsmart_product` VALUES (21,'com 域名',0,NULL,0,'recurring_prepayment');
/*!40000 ALTER TABLE `idcsmart_product` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_host`
--

DROP TABLE IF EXISTS `idcsmart_host`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_host` (
  `id` int(10) NOT NULL DEFAULT 0,
  `client_id` int(10) NOT NULL DEFAULT 0,
  `order_id` int(10) NOT NULL DEFAULT 0,
  `product_id` int(10) NOT NULL DEFAULT 0,
  `server_id` int(10) NOT NULL DEFAULT 0,
  `name` varchar(255) NOT NULL DEFAULT '',
  `status` varchar(255) NOT NULL DEFAULT '',
  `suspend_type` varchar(255) NOT NULL DEFAULT '',
  `suspend_reason` varchar(255) NOT NULL DEFAULT '',
  `suspend_time` int(10) NOT NULL DEFAULT 0,
  `gateway` varchar(255) NOT NULL DEFAULT '',
  `gateway_name` varchar(255) NOT NULL DEFAULT '',
  `first_payment_amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `renew_amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `billing_cycle` varchar(255) NOT NULL DEFAULT '',
  `billing_cycle_name` varchar(255) NOT NULL DEFAULT '',
  `billing_cycle_time` int(10) NOT NULL DEFAULT 0,
  `notes` varchar(255) NOT NULL DEFAULT '',
  `active_time` int(10) NOT NULL DEFAULT 0,
  `due_time` int(10) NOT NULL DEFAULT 0,
  `termination_time` int(10) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `is_delete` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_host` WRITE;
/*!40000 ALTER TABLE `idcsmart_host` DISABLE KEYS */;
INSERT INTO `idcsmart_host` VALUES (41,1,0,21,0,'freeruoxi.com','Active','','',0,'','',0,'69.00','','',0,'',1683000000,1804089600,0,0,0,0),
(42,1,0,21,0,'deleted.com','Deleted','','',0,'','',0,0,'','',0,'',0,0,0,0,0,1);
/*!40000 ALTER TABLE `idcsmart_host` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_order`
--

DROP TABLE IF EXISTS `idcsmart_order`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_order` (
  `id` int(10) NOT NULL DEFAULT 0,
  `client_id` int(10) NOT NULL DEFAULT 0,
  `type` varchar(255) NOT NULL DEFAULT '',
  `status` varchar(255) NOT NULL DEFAULT '',
  `amount` decimal(16,2) NOT NULL DEFAULT 0.00,
  `credit` decimal(16,2) NOT NULL DEFAULT 0.00,
  `amount_unpaid` decimal(16,2) NOT NULL DEFAULT 0.00,
  `upgrade_refund` tinyint(1) NOT NULL DEFAULT 0,
  `gateway` varchar(255) NOT NULL DEFAULT '',
  `gateway_name` varchar(255) NOT NULL DEFAULT '',
  `notes` varchar(255) NOT NULL DEFAULT '',
  `pay_time` int(10) NOT NULL DEFAULT 0,
  `due_time` int(10) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_order` WRITE;
/*!40000 ALTER TABLE `idcsmart_order` DISABLE KEYS */;
INSERT INTO `idcsmart_order` VALUES (51,1,'new','Paid','69.00',0,0,0,'','','',1683000000,0,1683000000,0),
(52,1,'recharge','Paid','500.00',0,0,0,'','','',1683000000,0,1683000000,0),
(53,1,'renew','Unpaid','69.00',0,0,0,'','','',0,0,1683000000,0);
/*!40000 ALTER TABLE `idcsmart_order` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_admin`
--

DROP TABLE IF EXISTS `idcsmart_admin`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_admin` (
  `id` int(10) NOT NULL DEFAULT 0,
  `nickname` varchar(255) NOT NULL DEFAULT '',
  `name` varchar(255) NOT NULL DEFAULT '',
  `password` varchar(255) NOT NULL DEFAULT '',
  `email` varchar(255) NOT NULL DEFAULT '',
  `status` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_admin` WRITE;
/*!40000 ALTER TABLE `idcsmart_admin` DISABLE KEYS */;
INSERT INTO `idcsmart_admin` VALUES (1,'王工','wang','','',0);
/*!40000 ALTER TABLE `idcsmart_admin` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_addon_idcsmart_ticket`
--

DROP TABLE IF EXISTS `idcsmart_addon_idcsmart_ticket`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_addon_idcsmart_ticket` (
  `id` int(10) NOT NULL DEFAULT 0,
  `ticket_num` varchar(255) NOT NULL DEFAULT '',
  `num` int(10) NOT NULL DEFAULT 0,
  `client_id` int(10) NOT NULL DEFAULT 0,
  `title` varchar(255) NOT NULL DEFAULT '',
  `ticket_type_id` int(10) NOT NULL DEFAULT 0,
  `content` text DEFAULT NULL,
  `status` int(10) NOT NULL DEFAULT 0,
  `attachment` text DEFAULT NULL,
  `last_reply_time` int(10) NOT NULL DEFAULT 0,
  `post_time` int(10) NOT NULL DEFAULT 0,
  `notes` text DEFAULT NULL,
  `admin_id` int(10) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `last_reply_admin_id` int(10) NOT NULL DEFAULT 0,
  `post_admin_id` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_addon_idcsmart_ticket` WRITE;
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket` DISABLE KEYS */;
INSERT INTO `idcsmart_addon_idcsmart_ticket` VALUES (61,'2305020001',0,1,'域名解析',0,'&lt;p&gt;怎么加 MX？&lt;/p&gt;',4,NULL,0,0,NULL,0,1683000000,0,0,0);
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_addon_idcsmart_ticket_reply`
--

DROP TABLE IF EXISTS `idcsmart_addon_idcsmart_ticket_reply`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_addon_idcsmart_ticket_reply` (
  `id` int(10) NOT NULL DEFAULT 0,
  `ticket_id` int(10) NOT NULL DEFAULT 0,
  `type` varchar(255) NOT NULL DEFAULT '',
  `rel_id` int(10) NOT NULL DEFAULT 0,
  `content` text DEFAULT NULL,
  `attachment` text DEFAULT NULL,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_addon_idcsmart_ticket_reply` WRITE;
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_reply` DISABLE KEYS */;
INSERT INTO `idcsmart_addon_idcsmart_ticket_reply` VALUES (71,61,'Admin',1,'在解析页面',NULL,1683000600,0),
(72,61,'Client',1,'好的',NULL,1683000900,0);
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_reply` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_addon_idcsmart_ticket_status`
--

DROP TABLE IF EXISTS `idcsmart_addon_idcsmart_ticket_status`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_addon_idcsmart_ticket_status` (
  `id` int(10) NOT NULL DEFAULT 0,
  `name` varchar(255) NOT NULL DEFAULT '',
  `color` varchar(255) NOT NULL DEFAULT '',
  `status` tinyint(1) NOT NULL DEFAULT 0,
  `default` tinyint(1) NOT NULL DEFAULT 0,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_addon_idcsmart_ticket_status` WRITE;
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_status` DISABLE KEYS */;
INSERT INTO `idcsmart_addon_idcsmart_ticket_status` VALUES (1,'待接单','',0,0,0,0),
(2,'用户已回复','',0,0,0,0),
(3,'已回复','',0,0,0,0),
(4,'已关闭','',0,0,0,0),
(5,'处理中','',0,0,0,0);
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_status` ENABLE KEYS */;
UNLOCK TABLES;
--
-- Table structure for table `idcsmart_addon_idcsmart_ticket_notes`
--

DROP TABLE IF EXISTS `idcsmart_addon_idcsmart_ticket_notes`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `idcsmart_addon_idcsmart_ticket_notes` (
  `id` int(10) NOT NULL DEFAULT 0,
  `ticket_id` int(10) NOT NULL DEFAULT 0,
  `content` text DEFAULT NULL,
  `create_time` int(10) NOT NULL DEFAULT 0,
  `update_time` int(10) NOT NULL DEFAULT 0,
  `admin_id` int(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `idcsmart_addon_idcsmart_ticket_notes` WRITE;
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_notes` DISABLE KEYS */;
INSERT INTO `idcsmart_addon_idcsmart_ticket_notes` VALUES (81,61,'新客户',1683000060,0,1);
/*!40000 ALTER TABLE `idcsmart_addon_idcsmart_ticket_notes` ENABLE KEYS */;
UNLOCK TABLES;
-- Dump completed on 2026-11-27
